metadata description = 'Private endpoints for what is given, with the DNS zones by which the network finds them.'

@description('One private endpoint: its name, what it leads to, the part of it, and the DNS zones of that part.')
type target = {
  name: string
  id: string
  group: string
  zones: string[]
}

@description('What gets a private endpoint.')
@minLength(1)
param targets target[]

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Resource id of the network.')
param networkId string

@description('Resource id of the subnet for private endpoints.')
param subnetId string

var zoneNames = union(flatten(map(targets, one => one.zones)), [])

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zoneNames: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, index) in zoneNames: {
    parent: zones[index]
    name: 'network'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: networkId
      }
    }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for (one, index) in targets: {
    name: 'pe-${one.name}'
    location: location
    tags: tags
    properties: {
      subnet: {
        id: subnetId
      }
      privateLinkServiceConnections: [
        {
          name: one.name
          properties: {
            privateLinkServiceId: targets[index].id
            groupIds: [
              one.group
            ]
          }
        }
      ]
    }
  }
]

resource zoneGroups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (one, index) in targets: {
    parent: endpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        for zone in one.zones: {
          name: replace(zone, '.', '-')
          properties: {
            privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zone)
          }
        }
      ]
    }
    dependsOn: [
      links
    ]
  }
]
