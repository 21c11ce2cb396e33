metadata description = 'Durable Task Scheduler: where the processes of the cases run. It knows no keys, only identities.'

@description('Name of the scheduler.')
param name string

@description('Name of the task hub.')
param taskHubName string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Object id of the identity that runs processes.')
param principalId string

@description('Consumption is paid by action, Dedicated by capacity.')
@allowed([
  'Consumption'
  'Dedicated'
])
param sku string

@description('Capacity units of the Dedicated SKU.')
@minValue(1)
param capacity int

@description('Addresses that may call it, as CIDR ranges. An empty list lets nobody in.')
@minLength(1)
param ipAllowlist string[]

@description('Days after which an instance that ended is forgotten. The record of the case does not need it.')
@minValue(1)
param retentionInDays int

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    ipAllowlist: ipAllowlist
    sku: sku == 'Dedicated'
      ? {
          name: sku
          capacity: capacity
        }
      : {
          name: sku
        }
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: taskHubName
}

resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2025-11-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [
      {
        orchestrationState: 'Completed'
        retentionPeriodInDays: retentionInDays
      }
      {
        orchestrationState: 'Terminated'
        retentionPeriodInDays: retentionInDays
      }
    ]
  }
}

resource contributes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler.id, principalId, dataContributor)
  scope: scheduler
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
  }
}

@description('Endpoint of the scheduler.')
output endpoint string = scheduler.properties.endpoint
