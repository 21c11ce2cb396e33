using '../main.bicep'

// For trying out: everything starts when it is needed, nothing is kept ready, nobody is woken.
param environmentName = 'dev'
param network = false
param processBackend = 'DurableTaskScheduler'
param schedulerSku = 'Consumption'
param tokenIssuer = readEnvironmentVariable('PIPELINE_TOKEN_ISSUER')
param tokenAudience = readEnvironmentVariable('PIPELINE_TOKEN_AUDIENCE')
param noticesEndpoint = readEnvironmentVariable('PIPELINE_NOTICES_ENDPOINT')
param noticesScope = readEnvironmentVariable('PIPELINE_NOTICES_SCOPE')
