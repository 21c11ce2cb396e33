metadata description = 'The record of all cases and what is projected from it. Nobody has a key; one region writes.'

@description('Name of the account.')
param name string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Object id of the identity that reads and writes data.')
param principalId string

@description('Resource id of the workspace for diagnostic logs.')
param workspaceId string

@description('True: reached by private endpoint only.')
param network bool

@description('What a read sees of the writes before it.')
@allowed([
  'Strong'
  'BoundedStaleness'
  'Session'
])
param consistency string

@description('A second region to read from; empty for none. There is never a second one to write to.')
param readRegion string

@description('Spread over availability zones.')
param zoneRedundant bool

@description('How far back a restore can go.')
@allowed([
  'Continuous7Days'
  'Continuous30Days'
])
param backupTier string

@description('Upper end of the autoscale that all containers without their own share; the lower end is a tenth of it.')
@minValue(1000)
param sharedMaxThroughput int

@description('Upper end of the autoscale of the container cases alone; 0 to share.')
@minValue(0)
param casesMaxThroughput int

@description('Keep a log line of every data-plane request. Costs by volume; answers who read what past the app.')
param auditDataPlane bool

// Cosmos DB Built-in Data Contributor: a role of the data plane, kept in the account itself.
var dataContributor = '00000000-0000-0000-0000-000000000002'
var database = 'pipeline'

var writeRegion = {
  locationName: location
  failoverPriority: 0
  isZoneRedundant: zoneRedundant
}
var regions = empty(readRegion)
  ? [
      writeRegion
    ]
  : [
      writeRegion
      {
        locationName: readRegion
        failoverPriority: 1
        isZoneRedundant: false
      }
    ]

// Only what is asked for is indexed: each further path makes every write dearer.
var containers = [
  {
    name: 'cases'
    partitionKey: '/caseId'
    maxThroughput: casesMaxThroughput
    indexed: [
      '/caseId/?'
      '/type/?'
      '/version/?'
      '/owed/by/?'
    ]
  }
  {
    name: 'worklist'
    partitionKey: '/partition'
    maxThroughput: 0
    indexed: [
      '/partition/?'
      '/byReceived/?'
      '/byDue/?'
      '/byUrgency/?'
      '/stage/?'
      '/actingRole/?'
      '/team/?'
      '/assignee/?'
      '/priority/?'
      '/held/?'
      '/stuckAt/?'
      '/type/?'
      '/providerReference/?'
      '/measured/stage/?'
      '/measured/arrived/?'
      '/measured/unreviewed/?'
      '/measured/noAction/?'
      '/measured/lateFrom/?'
      '/measured/holdEnds/?'
      '/measured/told/?'
      '/measured/disposalDue/?'
      '/measured/closed/?'
    ]
  }
  {
    name: 'register'
    partitionKey: '/locationId'
    maxThroughput: 0
    indexed: [
      '/locationId/?'
      '/id/?'
      '/ownId/?'
      '/position/?'
      '/authority/?'
      '/overall/?'
      '/beginnings/[]/?'
      '/gone/?'
      '/at/?'
    ]
  }
  {
    name: 'audit'
    partitionKey: '/caseId'
    maxThroughput: 0
    indexed: [
      '/caseId/?'
      '/position/?'
      '/actor/?'
      '/locationId/?'
      '/at/?'
    ]
  }
  {
    name: 'house'
    partitionKey: '/kind'
    maxThroughput: 0
    indexed: [
      '/kind/?'
      '/entryId/?'
    ]
  }
  {
    name: 'leases'
    partitionKey: '/id'
    maxThroughput: 0
    indexed: [
      '/*'
    ]
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: regions
    enableMultipleWriteLocations: false
    enableAutomaticFailover: false
    consistencyPolicy: consistency == 'BoundedStaleness'
      ? {
          defaultConsistencyLevel: consistency
          maxStalenessPrefix: 100000
          maxIntervalInSeconds: 300
        }
      : {
          defaultConsistencyLevel: consistency
        }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: backupTier
      }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: network ? 'Disabled' : 'Enabled'
    networkAclBypass: 'None'
  }
}

resource sqlDatabase 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: database
  properties: {
    resource: {
      id: database
    }
    options: {
      autoscaleSettings: {
        maxThroughput: sharedMaxThroughput
      }
    }
  }
}

resource sqlContainers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [
  for container in containers: {
    parent: sqlDatabase
    name: container.name
    properties: {
      resource: {
        id: container.name
        partitionKey: {
          kind: 'Hash'
          version: 2
          paths: [
            container.partitionKey
          ]
        }
        indexingPolicy: {
          indexingMode: 'consistent'
          automatic: true
          includedPaths: [
            for path in container.indexed: {
              path: path
            }
          ]
          excludedPaths: contains(container.indexed, '/*')
            ? []
            : [
                {
                  path: '/*'
                }
              ]
        }
      }
      options: container.maxThroughput == 0
        ? {}
        : {
            autoscaleSettings: {
              maxThroughput: container.maxThroughput
            }
          }
    }
  }
]

resource reads 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    scope: account.id
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
      {
        category: 'PartitionKeyRUConsumption'
        enabled: true
      }
      {
        category: 'DataPlaneRequests'
        enabled: auditDataPlane
      }
    ]
  }
}

@description('Resource id of the account.')
output id string = account.id

@description('Endpoint, as the setting Cosmos__accountEndpoint takes it.')
output accountEndpoint string = account.properties.documentEndpoint
