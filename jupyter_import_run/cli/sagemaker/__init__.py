"""SageMaker's own verbs, options and answers, over the same saved repositories.

So a script that says ``aws sagemaker …`` works when it says ``jupyter import-run …``:
https://docs.aws.amazon.com/cli/latest/reference/sagemaker/
"""
