using '../main.bicep'

// 3,200 submissions a working day, a fifth of them in the busiest hour: one every six seconds, about one commit a second.
param environmentName = 'prod'
param network = true
param networkPrefix = '10.42.0.0/24'
param appIsPublic = true
param processBackend = 'DurableTaskScheduler'
param schedulerSku = 'Dedicated'
param schedulerCapacity = 1
param instanceRetentionDays = 90
param consistency = 'BoundedStaleness'
param backupTier = 'Continuous30Days'
param sharedMaxThroughput = 4000
param casesMaxThroughput = 4000
param zoneRedundant = true
param documentsSku = 'Standard_GZRS'
param malwareScanningCapGb = 500
param softDeleteDays = 30
// Seven years. Lock the policy by hand once the environment is accepted (infra/docs/deploy.md).
param immutabilityDays = 2557
param alwaysReadyInstances = 2
param maximumInstances = 100
param logRetentionDays = 180
param dailyLogQuotaGb = -1
param auditDataPlane = true
param tokenIssuer = readEnvironmentVariable('PIPELINE_TOKEN_ISSUER')
param tokenAudience = readEnvironmentVariable('PIPELINE_TOKEN_AUDIENCE')
param noticesEndpoint = readEnvironmentVariable('PIPELINE_NOTICES_ENDPOINT')
param noticesScope = readEnvironmentVariable('PIPELINE_NOTICES_SCOPE')
param onCallMail = readEnvironmentVariable('PIPELINE_ON_CALL_MAIL')
param runbooks = readEnvironmentVariable('PIPELINE_RUNBOOKS')
