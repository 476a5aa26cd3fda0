"""What AWS's documentation shows for code repositories, with our name for ``aws sagemaker``.

https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-resource-cli.html and
https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-create.html
"""

from __future__ import annotations

import json
import re
import shlex
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from jupyter_import_run.cli import _COMMANDS
from jupyter_import_run.cli.parser import UsageError
from jupyter_import_run.cli.sagemaker.arguments import git_config
from tests.cli.conftest import Type

SECRET = "arn:aws:secretsmanager:us-east-2:012345678901:secret:my-secret-ABc0DE"
URL = "https://github.com/myprofile/my-repo"
ARN = r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:code-repository/\S{1,2048}"


def typed(cli: Type, line: str) -> object:
    """The answer to a line of a script; None where it says nothing."""
    said = cli(*shlex.split(line))
    assert (said.status, said.err) == (0, "")
    return said.json if said.out else None


def test_the_example_in_shorthand_and_the_one_in_json_save_the_same(cli: Type) -> None:
    shorthand = typed(
        cli,
        'create-code-repository --code-repository-name "MyRepository" '
        f"--git-config Branch=master,RepositoryUrl={URL},SecretArn={SECRET}",
    )
    assert isinstance(shorthand, dict)
    assert list(shorthand) == ["CodeRepositoryArn"]
    assert re.fullmatch(ARN, shorthand["CodeRepositoryArn"])
    config = f'{{"Branch":"master", "RepositoryUrl" :\n "{URL}", "SecretArn" : "{SECRET}"}}'
    typed(
        cli,
        "create-code-repository --code-repository-name Other "
        f"--git-config {shlex.quote(config)} --region us-east-2 --tags Key=team,Value=lab",
    )
    described = typed(cli, "describe-code-repository --code-repository-name MyRepository")
    assert isinstance(described, dict)
    for time in ("CreationTime", "LastModifiedTime"):
        datetime.fromisoformat(described.pop(time).replace("Z", "+00:00"))
    assert described == {
        "CodeRepositoryName": "MyRepository",
        "CodeRepositoryArn": shorthand["CodeRepositoryArn"],
        "GitConfig": {"RepositoryUrl": URL, "Branch": "master", "SecretArn": SECRET},
    }
    other = cli("describe-code-repository", "--code-repository-name=Other").json
    assert other["GitConfig"] == described["GitConfig"]


def test_a_secret_is_changed_and_a_repository_deleted_without_a_word(cli: Type) -> None:
    config = f'{{"RepositoryUrl": "{URL}", "Branch": "main"}}'
    typed(cli, f"create-code-repository --code-repository-name r --git-config '{config}'")
    changed = typed(
        cli,
        "update-code-repository --code-repository-name r "
        f'--git-config \'{{"SecretArn": "{SECRET}"}}\'',
    )
    assert isinstance(changed, dict)
    assert changed["CodeRepositoryArn"].endswith("/r")
    described = cli("describe-code-repository", "--code-repository-name=r").json["GitConfig"]
    assert described == {"RepositoryUrl": URL, "Branch": "main", "SecretArn": SECRET}
    assert typed(cli, "delete-code-repository --code-repository-name r") is None
    assert typed(cli, "list-code-repositories") == {"CodeRepositorySummaryList": []}
    again = cli("delete-code-repository", "--code-repository-name=r", "--json")
    assert (again.status, again.error["code"]) == (1, "not_found")


def test_a_list_is_filtered_sorted_and_paged_as_the_api_says(cli: Type) -> None:
    for name in ("zeta", "alpha", "beta-ml", "gamma-ml"):
        cli("create-code-repository", f"--code-repository-name={name}",
            "--git-config", f"RepositoryUrl={URL}")  # fmt: skip

    def names(*options: str) -> list[str]:
        answer = cli("list-code-repositories", *options).json
        return [each["CodeRepositoryName"] for each in answer["CodeRepositorySummaryList"]]

    assert names() == ["zeta", "alpha", "beta-ml", "gamma-ml"]
    assert names("--sort-by", "Name", "--sort-order", "Descending")[0] == "zeta"
    assert names("--name-contains", "ml") == ["beta-ml", "gamma-ml"]
    assert names("--creation-time-after", "2000-01-01", "--last-modified-time-before=1000") == []
    first = cli("list-code-repositories", "--max-results", "3").json
    assert len(first["CodeRepositorySummaryList"]) == 3
    assert names("--next-token", first["NextToken"]) == ["gamma-ml"]
    some = cli("list-code-repositories", "--max-items", "2", "--page-size=1").json
    assert names("--starting-token", some["NextToken"]) == ["beta-ml", "gamma-ml"]
    assert names("--starting-token", some["NextToken"], "--max-items=1") == ["beta-ml"]
    assert "NextToken" not in cli("list-code-repositories", "--max-items=200").json
    assert cli("list-code-repositories", "--max-items=0").status == 2


def test_what_the_aws_command_line_takes_everywhere_is_no_mistake(cli: Type) -> None:
    everywhere = (
        "--region us-east-2 --profile team --endpoint-url https://sagemaker.example --color off "
        "--no-verify-ssl --cli-read-timeout 30 --cli-connect-timeout 30 --debug --no-paginate"
    )
    assert typed(cli, f"list-code-repositories {everywhere}") == {"CodeRepositorySummaryList": []}
    instance = "--subnet-id subnet-1 --security-group-ids sg-1 sg-2 --volume-size-in-gb 5"
    made = typed(cli, f"create-notebook-instance {instance} --default-code-repository {URL}")
    assert made == {"DefaultCodeRepository": URL, "AdditionalCodeRepositories": []}


def test_a_notebook_instances_repositories_are_what_servers_open_with(cli: Type) -> None:
    cli("create-code-repository", "--code-repository-name=MyGitRepo", "--git-config",
        f"RepositoryUrl={URL}")  # fmt: skip
    other = "https://github.com/myprofile/my-other-repo"
    expected = {"DefaultCodeRepository": "MyGitRepo", "AdditionalCodeRepositories": [other]}
    created = typed(
        cli,
        'create-notebook-instance --notebook-instance-name "MyNotebookInstance" '
        '--instance-type "ml.t2.medium" '
        '--role-arn "arn:aws:iam::012345678901:role/service-role/AmazonSageMaker-ExecutionRole" '
        f'--default-code-repository "MyGitRepo" --additional-code-repositories "{other}"',
    )
    assert created == expected == typed(cli, "associate")
    gone = "associate --disassociate-default-code-repository"
    assert typed(cli, gone) == {"AdditionalCodeRepositories": [other]}
    updated = typed(
        cli,
        "update-notebook-instance --notebook-instance-name n --default-code-repository MyGitRepo "
        "--disassociate-additional-code-repositories",
    )
    assert updated == {"DefaultCodeRepository": "MyGitRepo", "AdditionalCodeRepositories": []}
    assert cli("associate", "--default-code-repository=nobody").status == 1
    both = cli("associate", "--default-code-repository=a", "--disassociate-default-code-repository")
    assert both.status == 2


def test_all_arguments_can_come_as_json_or_yaml(cli: Type, tmp_path: Path) -> None:
    def saved(name: str) -> object:
        return cli("describe-code-repository", f"--code-repository-name={name}").json["GitConfig"]

    config = {"RepositoryUrl": URL, "Branch": "main"}
    file = tmp_path / "input.json"
    file.write_text(json.dumps({"CodeRepositoryName": "r", "GitConfig": config}))
    typed(cli, f"create-code-repository --cli-input-json file://{file} --code-repository-name s")
    assert saved("s") == config
    file.write_text(f"CodeRepositoryName: y\nGitConfig: {{RepositoryUrl: '{URL}', Branch: main}}\n")
    typed(cli, f"create-code-repository --cli-input-yaml file://{file}")
    assert saved("y") == config
    wanted = json.dumps({"NameContains": "s", "SortBy": "Name", "MaxResults": 5})
    [only] = cli("list-code-repositories", "--cli-input-json", wanted).json[
        "CodeRepositorySummaryList"
    ]
    assert only["CodeRepositoryName"] == "s"
    wanted = json.dumps({"AdditionalCodeRepositories": ["s"], "VolumeSizeInGB": 5})
    assert cli("associate", "--cli-input-json", wanted).json["AdditionalCodeRepositories"] == ["s"]
    wanted = '{"DisassociateAdditionalCodeRepositories": true}'
    assert cli("associate", "--cli-input-json", wanted).json["AdditionalCodeRepositories"] == []


@pytest.mark.parametrize("verb", [*(verb for verb in _COMMANDS if "-code-" in verb), "associate"])
def test_a_skeleton_is_what_can_be_filled_in_and_nothing_is_done(cli: Type, verb: str) -> None:
    skeleton = cli(verb, "--generate-cli-skeleton")
    assert (skeleton.status, skeleton.err) == (0, "")
    filled = skeleton.json
    assert yaml.safe_load(cli(verb, "--generate-cli-skeleton", "yaml-input").out) == filled
    if "CodeRepositoryName" in filled:
        filled["CodeRepositoryName"] = "r"
        name = "--code-repository-name=r"
        cli("create-code-repository", name, f"--git-config=RepositoryUrl={URL}")
    if verb == "create-code-repository":
        filled["CodeRepositoryName"] = "new"
        filled["GitConfig"]["RepositoryUrl"] = URL
    done = cli(verb, "--cli-input-json", json.dumps(filled), "--json")
    assert (done.status, done.err) == (0, "")
    as_it_could_be = cli(verb, "--generate-cli-skeleton", "output").json
    assert as_it_could_be.keys() >= done.json.keys()


def test_answers_are_tables_and_yaml_too(cli: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    create = "create-code-repository --code-repository-name one --git-config"
    typed(cli, f"{create} RepositoryUrl={URL}")
    lines = cli("list-code-repositories", "--output=table").out.splitlines()
    assert len({len(line) for line in lines}) == 1
    assert re.fullmatch(r"\| +ListCodeRepositories +\|", lines[1])
    assert re.fullmatch(rf"\|\|\|  RepositoryUrl  \|  {URL} +\|\|\|", lines[-2])
    answer = cli("list-code-repositories").json
    assert yaml.safe_load(cli("list-code-repositories", "--output=yaml").out) == answer
    assert yaml.safe_load(cli("list-code-repositories", "--output=yaml-stream").out) == [answer]
    names = ("list-code-repositories", "--query", "CodeRepositorySummaryList[].CodeRepositoryName")
    assert cli(*names, "--output=table").out.splitlines()[3] == "|  one                 |"
    monkeypatch.setenv("AWS_DEFAULT_OUTPUT", "text")
    assert cli(*names).out == "one\n"
    pairs = names[-1].replace("CodeRepositoryName", "[CodeRepositoryName,GitConfig.RepositoryUrl]")
    assert cli("list-code-repositories", "--query", pairs).out == f"one\t{URL}\n"
    typed(cli, "delete-code-repository --code-repository-name one")
    empty = cli("list-code-repositories", "--output=table").out.splitlines()
    assert len(empty) == 3


def test_scripts_pick_from_the_answer(cli: Type) -> None:
    for name in ("one", "two"):
        cli("create-code-repository", f"--code-repository-name={name}",
            "--git-config", f"RepositoryUrl={URL},Branch=main")  # fmt: skip
    names = "CodeRepositorySummaryList[].CodeRepositoryName"
    assert cli("list-code-repositories", "--query", names).json == ["one", "two"]
    assert cli("list-code-repositories", "--query", names, "--output=text").out == "one\ttwo\n"
    url = "describe-code-repository --code-repository-name one --output text --query"
    assert cli(*url.split(), "GitConfig.RepositoryUrl").out == f"{URL}\n"
    assert cli(*url.split(), "Nothing").out == "None\n"
    first, config, *_ = cli("list-code-repositories", "--output=text").out.splitlines()
    assert first.split("\t")[0] == "CODEREPOSITORYSUMMARYLIST"
    assert first.split("\t")[2] == "one"
    assert config == f"GITCONFIG\tmain\t{URL}"
    assert cli("list-code-repositories", "--query", "[").status == 2


@pytest.mark.parametrize(
    "line",
    [
        "create-code-repository --code-repository-name r",
        f"create-code-repository --git-config RepositoryUrl={URL}",
        "create-code-repository --code-repository-name r --git-config Branch=main",
        "create-code-repository --code-repository-name r --git-config '{\"Url\": 1}'",
        "create-code-repository --code-repository-name r --git-config '{'",
        "create-code-repository --code-repository-name r --git-config file:///nowhere",
        "describe-code-repository",
        "describe-code-repository --cli-input-json '[]'",
        "describe-code-repository --cli-input-yaml '[a: b'",
        "describe-code-repository --cli-input-json '{}' --cli-input-yaml '{}'",
        "list-code-repositories --cli-input-json '{\"Name\": 1}'",
        "list-code-repositories --sort-by Size",
    ],
)
def test_wrong_arguments_are_wrong_usage(cli: Type, line: str) -> None:
    said = cli(*shlex.split(line), "--json")
    assert (said.status, said.out) == (2, "")
    assert said.error["code"] == "invalid_request"


def test_what_is_no_text_in_json_is_refused_as_any_other_value(cli: Type) -> None:
    said = cli("create-code-repository", "--code-repository-name=r", "--git-config",
               '{"RepositoryUrl": 7}')  # fmt: skip
    assert said.status == 2
    assert "RepositoryUrl" in said.err


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("RepositoryUrl=a,Branch=b", {"RepositoryUrl": "a", "Branch": "b"}),
        ("RepositoryUrl='a,b=c',Branch=\"d\"", {"RepositoryUrl": "a,b=c", "Branch": "d"}),
        ("RepositoryUrl=https://h/a?b=c", {"RepositoryUrl": "https://h/a?b=c"}),
        ("Branch=", {"Branch": ""}),
        (' {"Branch": "x"}', {"Branch": "x"}),
    ],
)
def test_shorthand_is_read_as_the_aws_command_line_reads_it(
    text: str, meant: dict[str, str]
) -> None:
    assert git_config(text) == meant


@pytest.mark.parametrize("text", ["main", "Branch", "=a", "Branch=a,,b", "Branch:a"])
def test_what_is_no_shorthand_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        git_config(text)
