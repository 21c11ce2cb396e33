metadata description = 'The one identity by which the app reaches everything else. It outlives the app, so its roles do too.'

@description('Name of the identity.')
param name string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, to attach the identity to the app.')
output id string = identity.id

@description('Client id, for connections that name their identity.')
output clientId string = identity.properties.clientId

@description('Object id, for role assignments.')
output principalId string = identity.properties.principalId
