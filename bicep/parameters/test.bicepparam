using '../main.bicep'

// As prod in kind, small in size: the private network is on, so that what it breaks is seen here.
param environmentName = 'test'
param network = true
param networkPrefix = '10.41.0.0/24'
param processBackend = 'DurableTaskScheduler'
param schedulerSku = 'Consumption'
param sharedMaxThroughput = 1000
param casesMaxThroughput = 1000
param documentsSku = 'Standard_ZRS'
param softDeleteDays = 14
param immutabilityDays = 1
param logRetentionDays = 30
param dailyLogQuotaGb = 2
param auditDataPlane = true
param tokenIssuer = readEnvironmentVariable('PIPELINE_TOKEN_ISSUER')
param tokenAudience = readEnvironmentVariable('PIPELINE_TOKEN_AUDIENCE')
param noticesEndpoint = readEnvironmentVariable('PIPELINE_NOTICES_ENDPOINT')
param noticesScope = readEnvironmentVariable('PIPELINE_NOTICES_SCOPE')
param onCallMail = readEnvironmentVariable('PIPELINE_ON_CALL_MAIL', '')
param runbooks = readEnvironmentVariable('PIPELINE_RUNBOOKS', 'infra/docs/runbooks/')
