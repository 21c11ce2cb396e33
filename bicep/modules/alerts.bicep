metadata description = 'What wakes somebody. Every alert names the runbook to open; every query is a file that people run too.'

@description('Prefix of the names of the alerts.')
param name string

@description('Region of all resources.')
param location string

@description('Tags of all resources.')
param tags object

@description('Mail address of whoever is on call; empty where nobody is.')
param onCallMail string

@description('Where the runbooks can be read, with a slash at the end.')
param runbooks string

@description('Resource id of the workspace with the logs.')
param workspaceId string

@description('Resource id of the Service Bus namespace.')
param serviceBusId string

@description('Resource id of the Cosmos DB account.')
param cosmosId string

@description('Requests that Cosmos DB may refuse as too many within five minutes.')
@minValue(0)
param throttledRequests int

var serviceBusMetrics = 'Microsoft.ServiceBus/namespaces'
var cosmosMetrics = 'Microsoft.DocumentDB/databaseAccounts'
var everyQueue = [
  {
    name: 'EntityName'
    operator: 'Include'
    values: [
      '*'
    ]
  }
]

var metricAlerts = [
  {
    name: 'dead-letters'
    runbook: 'dead-letters.md'
    severity: 1
    what: 'A message was given up and waits for a person.'
    scope: serviceBusId
    namespace: serviceBusMetrics
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
    dimensions: everyQueue
  }
  {
    name: 'backlog'
    runbook: 'old-messages.md'
    severity: 2
    what: 'A queue has not been empty for a quarter of an hour: its oldest message may be that old.'
    scope: serviceBusId
    namespace: serviceBusMetrics
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
    dimensions: everyQueue
  }
  {
    name: 'record-refuses'
    runbook: 'record-busy.md'
    severity: 2
    what: 'Cosmos DB refuses requests as too many (429).'
    scope: cosmosId
    namespace: cosmosMetrics
    metric: 'TotalRequests'
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: throttledRequests
    window: 'PT5M'
    dimensions: [
      {
        name: 'StatusCode'
        operator: 'Include'
        values: [
          '429'
        ]
      }
    ]
  }
  {
    name: 'record-busy'
    runbook: 'record-busy.md'
    severity: 3
    what: 'A partition of Cosmos DB uses nearly all request units it may.'
    scope: cosmosId
    namespace: cosmosMetrics
    metric: 'NormalizedRUConsumption'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 90
    window: 'PT15M'
    dimensions: [
      {
        name: 'CollectionName'
        operator: 'Include'
        values: [
          '*'
        ]
      }
    ]
  }
]

var logAlerts = [
  {
    name: 'message-age'
    runbook: 'old-messages.md'
    severity: 2
    what: 'A message waited more than ten minutes before it was handled.'
    query: loadTextContent('../../infra/kql/message-age.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'stuck'
    runbook: 'stuck-case.md'
    severity: 1
    what: 'A case has been stuck for a quarter of an hour: the sweep does not get it going.'
    query: loadTextContent('../../infra/kql/stuck.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'parked'
    runbook: 'stuck-case.md'
    severity: 2
    what: 'An effect failed for good; its case is parked until somebody retries or skips it.'
    query: loadTextContent('../../infra/kql/parked.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'late'
    runbook: 'late-cases.md'
    severity: 3
    what: 'The oldest case of a stage is more than a day over its clock.'
    query: loadTextContent('../../infra/kql/late.kql')
    frequency: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'set-aside'
    runbook: 'dead-letters.md'
    severity: 2
    what: 'A follower of the change feed set a document aside that it can never handle.'
    query: loadTextContent('../../infra/kql/set-aside.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'self-check'
    runbook: 'failing-requests.md'
    severity: 1
    what: 'The app misses a role, a container or a queue, or something that it needs does not answer.'
    query: loadTextContent('../../infra/kql/self-check.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'broken-record'
    runbook: 'suspected-breach.md'
    severity: 1
    what: 'The record of a case does not verify.'
    query: loadTextContent('../../infra/kql/broken-record.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'nightly-check'
    runbook: 'suspected-breach.md'
    severity: 1
    what: 'The nightly check found the record at odds with itself or with the last checkpoint.'
    query: loadTextContent('../../infra/kql/nightly-check.kql')
    frequency: 'PT1H'
    window: 'P2D'
  }
  {
    name: 'server-errors'
    runbook: 'failing-requests.md'
    severity: 1
    what: 'More than one in a hundred requests fails with 5xx.'
    query: loadTextContent('../../infra/kql/server-errors.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'slow'
    runbook: 'failing-requests.md'
    severity: 3
    what: 'One in twenty requests takes more than two seconds.'
    query: loadTextContent('../../infra/kql/slow.kql')
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'no-heartbeat'
    runbook: 'no-heartbeat.md'
    severity: 1
    what: 'The sweep has not run for ten minutes: nothing in the app may be running.'
    query: loadTextContent('../../infra/kql/heartbeat.kql')
    frequency: 'PT5M'
    window: 'PT30M'
  }
  {
    name: 'no-checkpoint'
    runbook: 'no-heartbeat.md'
    severity: 2
    what: 'No checkpoint of the record was written for more than a day.'
    query: loadTextContent('../../infra/kql/checkpoint.kql')
    frequency: 'PT1H'
    window: 'P2D'
  }
]

resource onCall 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'on-call'
    enabled: true
    emailReceivers: empty(onCallMail)
      ? []
      : [
          {
            name: 'on-call'
            emailAddress: onCallMail
            useCommonAlertSchema: true
          }
        ]
  }
}

resource metricRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metricAlerts: {
    name: '${name}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: '${alert.what} Runbook: ${runbooks}${alert.runbook}'
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [
        alert.scope
      ]
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: alert.namespace
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
            dimensions: alert.dimensions
          }
        ]
      }
      actions: [
        {
          actionGroupId: onCall.id
        }
      ]
    }
  }
]

resource logRules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: '${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${alert.name}'
      description: '${alert.what} Runbook: ${runbooks}${alert.runbook}'
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: alert.frequency
      windowSize: alert.window
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          onCall.id
        ]
        customProperties: {
          runbook: '${runbooks}${alert.runbook}'
        }
      }
    }
  }
]
