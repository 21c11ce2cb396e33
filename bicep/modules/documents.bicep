metadata description = 'Documents of cases, published editions and checkpoints. The last two cannot be changed by anybody; documents must remain disposable.'

@description('Name of the storage account.')
param name string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Object id of the identity that reads and writes.')
param principalId string

@description('Resource id of the workspace for diagnostic logs.')
param workspaceId string

@description('True: reached by private endpoint only.')
param network bool

@description('How copies are kept.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param sku string

@description('Days that what was deleted or replaced can be brought back. A disposal is final only when they have passed.')
@minValue(1)
@maxValue(365)
param softDeleteDays int

@description('Days that an edition or a checkpoint cannot be changed or deleted. The policy is unlocked: locking it is done once, by hand, and cannot be undone.')
@minValue(1)
@maxValue(146000)
param immutabilityDays int

@description('True: Microsoft Defender for Storage scans every document for malware when it comes. Without it the app needs a scanner of its own.')
param malwareScanning bool

@description('Gigabytes that are scanned in a month at most. Documents beyond it stay in quarantine.')
@minValue(10)
param malwareScanningCapGb int

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'

var disposable = 'documents'
var immutable = [
  'register'
  'checkpoints'
]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: network ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: network ? 'Deny' : 'Allow'
      // Defender adds this rule for itself; a deployment that leaves it out takes it away again.
      resourceAccessRules: malwareScanning
        ? [
            {
              tenantId: tenant().tenantId
              resourceId: subscriptionResourceId('Microsoft.Security/datascanners', 'StorageDataScanner')
            }
          ]
        : []
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
      allowPermanentDelete: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
  }
}

resource documents 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: disposable
  properties: {
    publicAccess: 'None'
    // No policy: it only lets a legal hold be put on a single blob, which could not be switched on later.
    immutableStorageWithVersioning: {
      enabled: true
    }
  }
}

resource immutableContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in immutable: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-06-01' = [
  for (container, index) in immutable: {
    parent: immutableContainers[index]
    name: 'default'
    properties: {
      immutabilityPeriodSinceCreationInDays: immutabilityDays
      allowProtectedAppendWrites: false
    }
  }
]

// Deleting a blob keeps it as a version. Without this rule a disposed document would be kept for ever.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'end-disposed-documents'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                '${disposable}/'
              ]
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: softDeleteDays
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    blobs
  ]
}

resource contributes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, blobDataContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

// The verdict of a scan is a tag of the blob, and a contributor may not read tags.
resource ownsDocuments 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(documents.id, principalId, blobDataOwner)
  scope: documents
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataOwner)
  }
}

resource defender 'Microsoft.Security/defenderForStorageSettings@2022-12-01-preview' = if (malwareScanning) {
  name: 'current'
  scope: account
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: {
      onUpload: {
        isEnabled: true
        capGBPerMonth: malwareScanningCapGb
      }
    }
    sensitiveDataDiscovery: {
      isEnabled: false
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'StorageRead'
        enabled: true
      }
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the account.')
output id string = account.id

@description('Endpoint of the blobs, as the setting Documents__blobServiceUri takes it.')
output blobServiceUri string = account.properties.primaryEndpoints.blob
