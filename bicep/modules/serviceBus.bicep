metadata description = 'The queues. The app relies on each of their settings: order of magnitude of the lock, deliveries, dead letters, duplicates.'

@description('Name of the namespace.')
param name string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Object id of the identity that sends and receives.')
param principalId string

@description('Resource id of the workspace for diagnostic logs.')
param workspaceId string

@description('True: reached by private endpoint only, which takes the Premium tier.')
param network bool

@description('Messaging units of the Premium tier.')
@allowed([
  1
  2
  4
  8
  16
])
param capacity int = 1

var dataReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var dataSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
var roles = [
  dataReceiver
  dataSender
]

var queueNames = [
  'submissions'
  'case-messages'
  'notices'
  'unhandled'
]

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: network
    ? {
        name: 'Premium'
        tier: 'Premium'
        capacity: capacity
      }
    : {
        name: 'Standard'
        tier: 'Standard'
      }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: network ? 'Disabled' : 'Enabled'
  }
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queueName in queueNames: {
    parent: namespace
    name: queueName
    properties: {
      lockDuration: 'PT1M'
      maxDeliveryCount: 5
      defaultMessageTimeToLive: 'P14D'
      deadLetteringOnMessageExpiration: true
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'PT1H'
      requiresSession: false
      enablePartitioning: false
      maxSizeInMegabytes: 5120
    }
  }
]

resource roleAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(namespace.id, principalId, role)
    scope: namespace
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'OperationalLogs'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the namespace.')
output id string = namespace.id

@description('Host name, as the setting ServiceBus__fullyQualifiedNamespace takes it.')
output fullyQualifiedNamespace string = split(split(namespace.properties.serviceBusEndpoint, '://')[1], ':')[0]
