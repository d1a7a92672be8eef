export const name = 'loader-mlflow'
