"""What a person does with accounts: sign in, look, test, pick a project, disconnect."""
