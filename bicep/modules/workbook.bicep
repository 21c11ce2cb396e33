metadata description = 'The measures and the state of the service on one page of the portal.'

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('What the page is called.')
param displayName string

@description('Resource id of the workspace with the logs.')
param workspaceId string

resource measures 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspaceId, 'measures')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: displayName
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: workspaceId
    serializedData: loadTextContent('../../infra/workbooks/measures.workbook.json')
  }
}
