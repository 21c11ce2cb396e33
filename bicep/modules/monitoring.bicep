metadata description = 'Logs and telemetry: one workspace, one Application Insights without keys, and with a private network the scope that brings both into it.'

@description('Name of the workspace.')
param workspaceName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Object id of the identity that sends telemetry.')
param principalId string

@description('Days that logs are kept. Who read what is kept by the app itself; these logs are for operating it.')
@minValue(30)
@maxValue(730)
param retentionInDays int

@description('Gigabytes a day after which the workspace takes no more; -1 for no limit. A limit is for environments whose logs nobody needs.')
@minValue(-1)
param dailyQuotaGb int

@description('True: telemetry is taken from the private network only. People still query from anywhere, signed in.')
param network bool

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var ingestion = network ? 'Disabled' : 'Enabled'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionInDays
    workspaceCapping: {
      dailyQuotaGb: dailyQuotaGb
    }
    publicNetworkAccessForIngestion: ingestion
    publicNetworkAccessForQuery: 'Enabled'
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    DisableIpMasking: false
    publicNetworkAccessForIngestion: ingestion
    publicNetworkAccessForQuery: 'Enabled'
  }
}

resource publishes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, principalId, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

resource privateScope 'Microsoft.Insights/privateLinkScopes@2021-09-01' = if (network) {
  name: 'pls-${workspaceName}'
  location: 'global'
  tags: tags
  properties: {
    accessModeSettings: {
      ingestionAccessMode: 'PrivateOnly'
      queryAccessMode: 'Open'
    }
  }
}

resource workspaceInScope 'Microsoft.Insights/privateLinkScopes/scopedResources@2021-09-01' = if (network) {
  parent: privateScope
  name: 'workspace'
  properties: {
    linkedResourceId: workspace.id
  }
}

resource insightsInScope 'Microsoft.Insights/privateLinkScopes/scopedResources@2021-09-01' = if (network) {
  parent: privateScope
  name: 'insights'
  properties: {
    linkedResourceId: insights.id
  }
  dependsOn: [
    workspaceInScope
  ]
}

@description('Resource id of the workspace, for diagnostic settings and log alerts.')
output workspaceId string = workspace.id


@description('Where telemetry goes. Without local authentication it lets nobody in: whoever sends needs a role.')
output insightsConnectionString string = insights.properties.ConnectionString

@description('Resource id of the private scope, known before it is made.')
output privateScopeId string = resourceId('Microsoft.Insights/privateLinkScopes', 'pls-${workspaceName}')
