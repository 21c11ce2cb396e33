metadata description = 'The case pipeline on Azure: a Function app, the record, the queues, the documents, the processes, and what watches over them.'

targetScope = 'resourceGroup'

@description('Which environment this is; part of every name.')
@allowed([
  'dev'
  'test'
  'prod'
])
param environmentName string

@description('Region of everything. It must offer Flex Consumption and, unless the processes run in storage, Durable Task Scheduler.')
param location string = resourceGroup().location

@description('First part of every name.')
@minLength(2)
@maxLength(10)
param product string = 'pipeline'

@description('True: the stores and queues are reached by private endpoints only, from a network that the app is put into.')
param network bool

@description('Address range of the network, at least a /24. Without a network it is not used.')
param networkPrefix string = '10.40.0.0/24'

@description('True: anybody can reach the app; the register and the notifications are for the public. False: it stands behind a gateway of your own, reached by private endpoint, which takes a network.')
param appIsPublic bool = true

@description('Where the processes of the cases run. Changing it later starts every process again from its record.')
@allowed([
  'DurableTaskScheduler'
  'AzureStorage'
])
param processBackend string = 'DurableTaskScheduler'

@description('Consumption is paid by action, Dedicated by capacity.')
@allowed([
  'Consumption'
  'Dedicated'
])
param schedulerSku string = 'Consumption'

@description('Capacity units of the Dedicated SKU.')
@minValue(1)
param schedulerCapacity int = 1

@description('Days after which an instance that ended is forgotten by the process backend.')
@minValue(1)
param instanceRetentionDays int = 30

@description('What a read of the record sees of the writes before it.')
@allowed([
  'Strong'
  'BoundedStaleness'
  'Session'
])
param consistency string = 'BoundedStaleness'

@description('A second region to read the record from; empty for none.')
param readRegion string = ''

@description('How far back the record can be restored.')
@allowed([
  'Continuous7Days'
  'Continuous30Days'
])
param backupTier string = 'Continuous7Days'

@description('Request units a second that all containers share at most; the least is a tenth of it.')
@minValue(1000)
param sharedMaxThroughput int = 1000

@description('Request units a second that the container cases has for itself at most; 0 to share.')
@minValue(0)
param casesMaxThroughput int = 0

@description('Requests that the record may refuse as too many within five minutes before somebody is told.')
@minValue(0)
param throttledRequests int = 20

@description('Spread app and record over availability zones.')
param zoneRedundant bool = false

@description('How copies of documents are kept.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param documentsSku string = 'Standard_LRS'

@description('Microsoft Defender for Storage scans documents for malware. False only where the app has a scanner of its own.')
param malwareScanning bool = true

@description('Gigabytes that are scanned in a month at most.')
@minValue(10)
param malwareScanningCapGb int = 10

@description('How documents reach who may read them: through the app, or by a link into the storage account that is good for minutes.')
@allowed([
  'stream'
  'sas'
])
param documentDownloads string = 'stream'

@description('Days that a deleted document can be brought back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int = 7

@description('Days that a published edition or a checkpoint cannot be changed or deleted.')
@minValue(1)
@maxValue(146000)
param immutabilityDays int = 1

@description('Instances kept ready for each of: HTTP, the processes, the relay, the messages of cases. 0: everything starts when it is needed.')
@minValue(0)
param alwaysReadyInstances int = 0

@description('The most instances at once.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemory int = 2048

@description('When the sweep for stuck cases runs: six NCRONTAB fields.')
param sweepSchedule string = '0 * * * * *'

@description('When it is looked whether the digests of the day are due: six NCRONTAB fields.')
param digestSchedule string = '0 */5 * * * *'

@description('Issuer of the tokens that people sign in with; empty only where App Service signs them in.')
param tokenIssuer string = ''

@description('Audience that a token must be for.')
param tokenAudience string = ''

@description('What claims stand for, and who stands in front of the app, where that is not as usual: userClaims, rolesClaim, roles, providersClaim, providers, appServiceHeaders, trustedHops, each a string as infra/docs/settings.md has it.')
param signIn object = {}

@description('Where notices leave the house: the address of your own post, which infra/docs/deploy.md describes. No key in it.')
param noticesEndpoint string

@description('What a token for the post is for: the application id URI of the post, with /.default at its end.')
param noticesScope string

@description('Origins of browsers that may call the API; empty for none.')
param allowedOrigins string[] = []

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Gigabytes of logs a day; -1 for no limit.')
@minValue(-1)
param dailyLogQuotaGb int = 1

@description('Keep a log line of every request to the record, past the app too.')
param auditDataPlane bool = false

@description('Mail address of whoever is on call; empty where nobody is.')
param onCallMail string = ''

@description('Where the runbooks can be read, with a slash at the end.')
param runbooks string = 'infra/docs/runbooks/'

@description('Tags of all resources.')
param tags object = {
  product: product
  environment: environmentName
}

var token = uniqueString(resourceGroup().id, product, environmentName)
var stem = '${product}-${environmentName}'
// An account that was restored from backup has a name of its own: it is put here. Its endpoint goes by it too, since an endpoint stays with its account.
var cosmosName = 'cosmos-${stem}-${token}'
var taskHubName = 'cases'
var usesScheduler = processBackend == 'DurableTaskScheduler'
var blobZone = 'privatelink.blob.${environment().suffixes.storage}'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${stem}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: 'log-${stem}'
    insightsName: 'appi-${stem}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    retentionInDays: logRetentionDays
    dailyQuotaGb: dailyLogQuotaGb
    network: network
  }
}

module privateNetwork 'modules/network.bicep' = if (network) {
  name: 'network'
  params: {
    name: 'vnet-${stem}'
    location: location
    tags: tags
    addressPrefix: networkPrefix
  }
}

module serviceBus 'modules/serviceBus.bicep' = {
  name: 'serviceBus'
  params: {
    name: 'sb-${stem}-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    network: network
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    name: cosmosName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    network: network
    consistency: consistency
    readRegion: readRegion
    zoneRedundant: zoneRedundant
    backupTier: backupTier
    sharedMaxThroughput: sharedMaxThroughput
    casesMaxThroughput: casesMaxThroughput
    auditDataPlane: auditDataPlane
  }
}

module documents 'modules/documents.bicep' = {
  name: 'documents'
  params: {
    name: 'stdocs${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    network: network
    sku: documentsSku
    softDeleteDays: softDeleteDays
    immutabilityDays: immutabilityDays
    malwareScanning: malwareScanning
    malwareScanningCapGb: malwareScanningCapGb
  }
}

module hostStorage 'modules/hostStorage.bicep' = {
  name: 'hostStorage'
  params: {
    name: 'sthost${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    network: network
    sku: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    holdsTaskHub: !usesScheduler
  }
}

module keyVault 'modules/keyVault.bicep' = {
  name: 'keyVault'
  params: {
    name: 'kv-${environmentName}-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    network: network
    softDeleteDays: environmentName == 'prod' ? 90 : 7
  }
}

module durable 'modules/durable.bicep' = if (usesScheduler) {
  name: 'durable'
  params: {
    name: 'dts-${stem}-${token}'
    taskHubName: taskHubName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    sku: schedulerSku
    capacity: schedulerCapacity
    // It has no private endpoint in this API version: with a network it hears the app's one address, else whoever has the role.
    ipAllowlist: [
      network ? '${privateNetwork!.outputs.outboundIpAddress}/32' : '0.0.0.0/0'
    ]
    retentionInDays: instanceRetentionDays
  }
}

module endpoints 'modules/endpoints.bicep' = if (network) {
  name: 'endpoints'
  params: {
    location: location
    tags: tags
    networkId: privateNetwork!.outputs.networkId
    subnetId: privateNetwork!.outputs.endpointSubnetId
    targets: concat(
      [
        {
          name: cosmosName
          id: cosmos.outputs.id
          group: 'Sql'
          zones: [
            'privatelink.documents.azure.com'
          ]
        }
        {
          name: 'sb-${stem}'
          id: serviceBus.outputs.id
          group: 'namespace'
          zones: [
            'privatelink.servicebus.windows.net'
          ]
        }
        {
          name: 'docs-${stem}'
          id: documents.outputs.id
          group: 'blob'
          zones: [
            blobZone
          ]
        }
        {
          name: 'host-${stem}'
          id: hostStorage.outputs.id
          group: 'blob'
          zones: [
            blobZone
          ]
        }
        {
          name: 'kv-${stem}'
          id: keyVault.outputs.id
          group: 'vault'
          zones: [
            'privatelink.vaultcore.azure.net'
          ]
        }
        {
          name: 'logs-${stem}'
          id: monitoring.outputs.privateScopeId
          group: 'azuremonitor'
          zones: [
            'privatelink.monitor.azure.com'
            'privatelink.oms.opinsights.azure.com'
            'privatelink.ods.opinsights.azure.com'
            'privatelink.agentsvc.azure-automation.net'
            blobZone
          ]
        }
      ],
      usesScheduler
        ? []
        : [
            {
              name: 'host-queue-${stem}'
              id: hostStorage.outputs.id
              group: 'queue'
              zones: [
                'privatelink.queue.${environment().suffixes.storage}'
              ]
            }
            {
              name: 'host-table-${stem}'
              id: hostStorage.outputs.id
              group: 'table'
              zones: [
                'privatelink.table.${environment().suffixes.storage}'
              ]
            }
          ]
    )
  }
}

module functionApp 'modules/functionApp.bicep' = {
  name: 'functionApp'
  params: {
    name: 'func-${stem}-${token}'
    planName: 'plan-${stem}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageAccountName: hostStorage.outputs.accountName
    packageContainerUri: hostStorage.outputs.packageContainerUri
    serviceBusNamespace: serviceBus.outputs.fullyQualifiedNamespace
    cosmosEndpoint: cosmos.outputs.accountEndpoint
    documentsUri: documents.outputs.blobServiceUri
    documentScanner: malwareScanning ? 'defender' : 'own'
    documentDownloads: documentDownloads
    vaultName: keyVault.outputs.name
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    taskHubName: taskHubName
    schedulerEndpoint: usesScheduler ? durable!.outputs.endpoint : ''
    subnetId: network ? privateNetwork!.outputs.appSubnetId : ''
    isPublic: appIsPublic || !network
    zoneRedundant: zoneRedundant
    alwaysReadyInstances: alwaysReadyInstances
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    sweepSchedule: sweepSchedule
    digestSchedule: digestSchedule
    tokenIssuer: tokenIssuer
    tokenAudience: tokenAudience
    signIn: signIn
    noticesEndpoint: noticesEndpoint
    noticesScope: noticesScope
    allowedOrigins: allowedOrigins
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [
    endpoints
  ]
}

module appEndpoint 'modules/endpoints.bicep' = if (network && !appIsPublic) {
  name: 'appEndpoint'
  params: {
    location: location
    tags: tags
    networkId: privateNetwork!.outputs.networkId
    subnetId: privateNetwork!.outputs.endpointSubnetId
    targets: [
      {
        name: 'app-${stem}'
        id: functionApp.outputs.id
        group: 'sites'
        zones: [
          'privatelink.azurewebsites.net'
        ]
      }
    ]
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: stem
    location: location
    tags: tags
    onCallMail: onCallMail
    runbooks: runbooks
    workspaceId: monitoring.outputs.workspaceId
    serviceBusId: serviceBus.outputs.id
    cosmosId: cosmos.outputs.id
    throttledRequests: throttledRequests
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    tags: tags
    displayName: 'Case pipeline, ${environmentName}'
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('Name of the Function app, for the deployment of its code.')
output FUNCTION_APP_NAME string = functionApp.outputs.name

@description('Where the app answers.')
output FUNCTION_APP_URL string = functionApp.outputs.url

@description('Name of the vault that the installation key is put into.')
output KEY_VAULT_NAME string = keyVault.outputs.name

@description('Name of the storage account with the documents, for locking its immutable containers.')
output DOCUMENTS_ACCOUNT_NAME string = last(split(documents.outputs.id, '/'))
