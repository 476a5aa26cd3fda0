"""Why, where the code of an error alone does not say it: ``data["reason"]``, every one.

A face has a sentence for each; TypeScript fails to compile where one is missing, mypy
where one is raised that is not here.
"""

from __future__ import annotations

from typing import Literal

UrlReason = Literal[
    "empty",
    "too_long",
    "control_character",
    "backslash",
    "option",
    "local_path",
    "no_url",
    "scheme",
    "plain_http",
    "host",
    "port",
    "credentials",
    "path",
    "ref",
    "nested",
    "no_link",
    "account_page",
    "site_page",
    "repository_page",
    "no_repository",
]
"""``invalid_url``: the text is no URL of anything that can be imported."""

PageReason = Literal["pull_request", "viewer_only", "archive"]
"""``unsupported``: the host does not hand out what is behind the page."""

NotebookReason = Literal[
    "web_page",
    "login_page",
    "error_page",
    "lfs_pointer",
    "link",
    "empty",
    "not_utf8",
    "not_json",
    "cut",
    "too_deep",
    "too_complex",
    "other_json",
    "newer_format",
    "invalid",
]
"""``not_a_notebook``: what came instead."""

AddressReason = Literal["private", "metadata", "reserved"]
"""``address_forbidden``: what kind of address it is."""

NetworkReason = Literal[
    "dns",
    "refused",
    "connect",
    "certificate",
    "tls",
    "proxy",
    "slow",
    "cut",
    "protocol",
    "encoding",
    "status",
    "server",
    "redirect_loop",
    "too_many_redirects",
    "downgrade",
    "checking",
]
"""``network`` and ``timeout``: where on the way it broke."""

SshReason = Literal["unknown_host_key", "host_key_changed", "ssh_key_refused", "ssh_key_locked"]
"""``auth_required`` and ``auth_failed``: the ssh server could not prove who it is, or the person
could not.
"""

RequestReason = Literal[
    "no_folder",
    "several_notebooks",
    "other_origin",
    "secret_not_kept",
]
"""The request does not fit what is here."""

EndReason = Literal["git_ended", "server_stopped"]
"""``internal``: what was ended from outside in the middle."""

RepositoryReason = Literal[
    "bare_repository",
    "git_folder_apart",
    "git_folder_elsewhere",
    "has_worktrees",
    "linked_worktree",
]
"""``unsupported``: a repository that nobody can work with here, or put another in its place."""

WorkReason = Literal[
    "hidden_changes",
    "local_remote",
    "nested_in_the_way",
    "no_upstream",
    "only_forward",
    "remote_credentials",
    "upstream_gone",
    "snapshot_size",
]
"""What keeps everyday Git from going on."""

CommitReason = Literal[
    "already_pushed",
    "author_missing",
    "checked_out",
    "checked_out_elsewhere",
    "detached",
    "empty_message",
    "file_encoding",
    "hook",
    "impossible_name",
    "lfs_missing",
    "needs_confirmation",
    "nested_repository",
    "no_commit",
    "no_remote",
    "nothing_to_commit",
    "only_outputs",
    "outputs_kept",
    "signing",
    "unknown_remote",
    "untrusted_filter",
    "untrusted_signing",
]
"""``invalid_request``, ``forbidden`` and ``unsupported``: why there is no commit."""

PushReason = Literal["behind", "declined", "file_too_large", "no_right_to_push", "secret"]
"""``push_rejected`` and ``forbidden``: what the server has against it."""

PublishReason = Literal[
    "branch_in_the_way",
    "branch_moves",
    "file_in_the_way",
    "folder_in_the_way",
    "has_remote",
    "inside_repository",
    "kept_in_lfs",
    "no_new_projects",
    "nothing_to_publish",
    "project_in_use",
    "same_name",
    "too_many_files",
]
"""``exists``, ``invalid_request``, ``push_rejected``, ``too_large`` and ``unsupported``: why files
do not get to a repository that is not here.
"""

AccountReason = Literal[
    "account_gone",
    "account_read_only",
    "aws_credentials",
    "aws_tools_missing",
    "aws_unreachable",
    "foreign_page",
    "no_application",
    "no_fork",
    "no_projects",
    "not_allowed",
    "other_browser",
    "secret_exists",
    "secret_forbidden",
    "secret_form",
    "secret_missing",
    "sign_in_denied",
    "sign_in_expired",
    "sign_in_over",
    "sso_required",
    "token_expired",
    "token_refused",
    "too_few_scopes",
    "unexpected_answer",
    "unknown_application",
]
"""``auth_required``, ``auth_failed`` and others: what keeps a person from being signed in."""

PresetReason = Literal[
    "account_or_secret",
    "bad_branch",
    "bad_folder",
    "bad_name",
    "bad_query",
    "bad_secret",
    "bad_sparse",
    "bad_start",
    "bad_text",
    "given",
    "given_start",
    "left_out",
    "no_preset",
    "no_secret_store",
    "not_offered",
]
"""Saved repositories: a value that they cannot have, or what the administrator decides."""

LinkReason = Literal["link_secret", "not_committed", "not_pushed", "only_here", "own_machine"]
"""``address_forbidden``, ``forbidden`` and ``unsupported``: why readers of a link could not import
what it is for, or should not.
"""

StoreReason = Literal["newer_file", "set_aside"]
"""``unsupported``: what is kept on disk is of no use to this version."""

BrowserReason = Literal["jupyter", "jupyter_unreachable", "extension_missing"]
"""What only the browser can find out; no server ever says it."""

ErrorReason = Literal[
    UrlReason,
    PageReason,
    NotebookReason,
    AddressReason,
    NetworkReason,
    SshReason,
    RequestReason,
    EndReason,
    RepositoryReason,
    WorkReason,
    CommitReason,
    PushReason,
    PublishReason,
    AccountReason,
    PresetReason,
    LinkReason,
    StoreReason,
    BrowserReason,
]
