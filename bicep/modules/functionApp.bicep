metadata description = 'The Function app on Flex Consumption, with every setting that its code reads. No setting holds a key.'

@description('Name of the app.')
param name string

@description('Name of the plan.')
param planName string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Resource id of the identity of the app.')
param identityId string

@description('Client id of the identity of the app.')
param identityClientId string

@description('Storage account of the host.')
param hostStorageAccountName string

@description('Container that the deployed package lies in.')
param packageContainerUri string

@description('Host name of the Service Bus namespace.')
param serviceBusNamespace string

@description('Endpoint of the Cosmos DB account.')
param cosmosEndpoint string

@description('Endpoint of the documents.')
param documentsUri string

@description('Who scans documents for malware: defender, or a scanner of the app\'s own.')
@allowed([
  'defender'
  'own'
])
param documentScanner string

@description('How documents reach who may read them.')
@allowed([
  'stream'
  'sas'
])
param documentDownloads string

@description('Name of the vault with the installation key.')
param vaultName string

@description('Where telemetry goes.')
param insightsConnectionString string

@description('Name of the task hub.')
param taskHubName string

@description('Endpoint of the Durable Task Scheduler; empty when the processes run in the storage account of the host.')
param schedulerEndpoint string

@description('Subnet that the app is put into; empty for none.')
param subnetId string

@description('True: anybody can reach the app, as a public register needs. False: by private endpoint only.')
param isPublic bool

@description('Spread over availability zones.')
param zoneRedundant bool

@description('Instances kept ready for each of: HTTP, the processes, the relay, the messages of cases. 0: everything starts when it is needed.')
@minValue(0)
param alwaysReadyInstances int

@description('The most instances at once.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemory int

@description('When the sweep for stuck cases runs: six NCRONTAB fields.')
param sweepSchedule string

@description('When it is looked whether the digests of the day are due: six NCRONTAB fields.')
param digestSchedule string

@description('Issuer of the tokens that people sign in with; empty only where App Service signs them in.')
param tokenIssuer string

@description('Audience that a token must be for.')
param tokenAudience string

@description('What claims stand for, and who stands in front of the app, where that is not as usual: userClaims, rolesClaim, roles, providersClaim, providers, appServiceHeaders, trustedHops, each a string as infra/docs/settings.md has it.')
param signIn object

@description('Where notices leave the house. No key in it.')
param noticesEndpoint string

@description('What a token for that address is for.')
param noticesScope string

@description('Origins of browsers that may call the API; empty for none.')
param allowedOrigins string[]

@description('Resource id of the workspace for diagnostic logs.')
param workspaceId string

// Instances of a newer version than this one cannot be run by this build: the deployment gate compares.
var orchestrationVersion = loadJsonContent('../../functions/Pipeline.Functions/host.json').extensions.durableTask.defaultVersion

var readyGroups = [
  'http'
  'durable'
  'function:Relay'
  'function:CaseMessages'
]
var alwaysReady = alwaysReadyInstances == 0
  ? []
  : map(readyGroups, group => {
      name: group
      instanceCount: alwaysReadyInstances
    })

var settings = {
  AzureWebJobsStorage__accountName: hostStorageAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId

  ServiceBus__fullyQualifiedNamespace: serviceBusNamespace
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identityClientId

  Cosmos__accountEndpoint: cosmosEndpoint
  Cosmos__credential: 'managedidentity'
  Cosmos__clientId: identityClientId

  Documents__blobServiceUri: documentsUri
  Documents__credential: 'managedidentity'
  Documents__clientId: identityClientId
  Documents__scanner: documentScanner
  Documents__downloads: documentDownloads

  // For adapters that ask for the identity of the app without naming it.
  AZURE_CLIENT_ID: identityClientId

  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
  // Alerts read requests, traces and exceptions: none of them may be sampled away.
  AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__excludedTypes: 'Request;Trace;Exception'

  InstallationKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=installation-key)'

  Oidc__issuer: tokenIssuer
  Oidc__audience: tokenAudience
  // An empty setting is as good as none.
  Identity__userClaims: signIn.?userClaims ?? ''
  Identity__rolesClaim: signIn.?rolesClaim ?? ''
  Identity__roles: signIn.?roles ?? ''
  Identity__providersClaim: signIn.?providersClaim ?? ''
  Identity__providers: signIn.?providers ?? ''
  Identity__appServiceHeaders: signIn.?appServiceHeaders ?? ''
  Identity__trustedHops: signIn.?trustedHops ?? ''

  Notices__endpoint: noticesEndpoint
  Notices__scope: noticesScope

  SweepSchedule: sweepSchedule
  DigestSchedule: digestSchedule

  TASKHUB_NAME: taskHubName
}

// host.json names the scheduler; these settings stand above it.
var backendSettings = empty(schedulerEndpoint)
  ? {
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'AzureStorage'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'AzureWebJobsStorage'
    }
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
    }

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, {
    'azd-service-name': 'api'
    'orchestration-version': orchestrationVersion
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      cors: {
        allowedOrigins: allowedOrigins
        supportCredentials: false
      }
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady
      }
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, backendSettings)
}

resource noFtpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noPublishingPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the app.')
output id string = app.id

@description('Name of the app.')
output name string = app.name

@description('Where the app answers.')
output url string = 'https://${app.properties.defaultHostName}'
