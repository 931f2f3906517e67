package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be done is told as the real one tells it, or with what can be. */
class BadCommandTest {

  private final Kubectl kubectl = Kubectl.on(WebCluster.settled());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "get foo | error: the server doesn't have a resource type \"foo\"",
        "get pods/ | error: arguments in resource/name form must have a single resource and name",
        "get deploy web -l a=b | error: name cannot be provided when a selector is specified",
        "get deploy web -A | error: a resource cannot be retrieved by name across all namespaces",
        "get deploy -o foo | error: unable to match a printer suitable for the output format"
            + " \"foo\", allowed formats are: json,jsonpath,name,wide,yaml",
        "get deploy -o jsonpath={.x[} | error: error parsing jsonpath, cannot read [",
        "get nodes x | Error from server (NotFound): nodes \"x\" not found",
        "describe pod x | Error from server (NotFound): pods \"x\" not found",
        "scale deploy web | error: The --replicas=COUNT flag is required, and COUNT must be greater"
            + " than or equal to 0",
        "scale deploy web --replicas=-1 | error: The --replicas=COUNT flag is required, and COUNT"
            + " must be greater than or equal to 0",
        "scale deploy x --replicas=1 | error: no objects passed to scale deployments.apps \"x\" not"
            + " found",
        "scale svc web --replicas=1 | error: cannot scale service/web: the server could not find"
            + " the requested resource",
        "scale deploy --replicas=1 | error: resource(s) were provided, but no name was specified",
        "set image deploy/web | error: at least one image update is required",
        "set image deploy/web x=y:1 | error: unable to find container named \"x\"",
        "rollout undo deploy/web | error: no rollout history found for deployment \"web\"",
        "rollout undo deploy/web --to-revision=7 | error: unable to find specified revision 7 in"
            + " history",
        "rollout history deploy/web --revision=7 | error: unable to find the specified revision",
        "rollout status deploy/web --revision=7 | error: desired revision (7) is different from the"
            + " running revision (1)",
        "label deploy web | error: at least one label update is required",
        "label deploy web 'a=b c' | error: invalid label value: \"b c\": a valid label must be an"
            + " empty string or consist of alphanumeric characters, '-', '_' or '.', and must start"
            + " and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or"
            + " '12345', regex used for validation is"
            + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
        "label deploy web a=b a- | error: can not both modify and remove a label in the same"
            + " command",
        "annotate deploy web | error: at least one annotation update is required",
        "patch deploy web | error: must specify -p to patch",
        "patch deploy web -p {} --type=json | Error from server (BadRequest): json: cannot"
            + " unmarshal object into Go value of type jsonpatch.Patch",
        "patch deploy web -p {} --type=xml | error: --type must be one of [json merge strategic],"
            + " not \"xml\"",
        "autoscale deploy web | error: --max=MAXPODS is required and must be at least 1, max: -1",
        "autoscale deploy web --min=3 --max=2 | error: --max=MAXPODS must be larger or equal to"
            + " --min=MINPODS, max: 2, min: 3",
        "autoscale svc web --max=2 | error: cannot autoscale a service; there are deployments and"
            + " replicasets",
        "explain | error: You must specify the type of resource to explain.",
        "explain deploy replicas | error: We accept only this format: explain RESOURCE",
        "explain deploy.spec.color | error: field \"color\" does not exist",
        "explain foo | error: the server doesn't have a resource type \"foo\"",
        "explain ep | error: Endpoints are not simulated; explain endpointslices instead",
        "top pod x | Error from server (NotFound): podmetrics.metrics.k8s.io \"default/x\" not"
            + " found",
        "top node x | Error from server (NotFound): nodes \"x\" not found",
        "top nodes --sort-by=luck | error: --sort-by accepts only cpu or memory",
        "get pods -w | error: a watch has no end by itself: say how much time shall pass, as in"
            + " 'get pods -w --request-timeout=30s'",
        "get pods,rs -w --request-timeout=1s | error: watch is only supported on individual"
            + " resources and resource collections - more than 1 resource was found",
        "expose deploy web --port=80 | Error from server (AlreadyExists): services \"web\" already"
            + " exists",
        "expose node node-1 --port=80 | error: cannot expose a node",
        "taint nodes node-1 a | error: at least one taint update is required",
        "taint nodes node-1 a=b:Never | error: invalid taint effect: Never, unsupported taint"
            + " effect",
        "taint nodes node-1 a- | error: taint \"a\" not found",
        "cordon x | Error from server (NotFound): nodes \"x\" not found",
        "drain x | Error from server (NotFound): nodes \"x\" not found",
        "logs x | Error from server (NotFound): pods \"x\" not found",
        "wait deploy/web | error: at least one condition must be specified with --for",
        "wait deploy/web --for=luck | error: unrecognized condition: \"luck\"",
        "delete deploy | error: resource(s) were provided, but no name was specified",
        "delete pod x | Error from server (NotFound): pods \"x\" not found",
        "delete deploy web --wait | error: delete lets no time pass; use 'kubectl wait"
            + " --for=delete' after it",
        "apply -f - | error: no objects passed to apply",
        "apply | error: must specify one of -f and -k",
        "apply -f a.yaml | error: the path \"a.yaml\" does not exist: there are no files here, so"
            + " write -f - and give the manifest as input",
        "create deployment web --image=a:1 | Error from server (AlreadyExists): failed to create"
            + " deployment: deployments.apps \"web\" already exists",
        "create deployment web | error: required flag(s) \"image\" not set",
        "top pods | error: metrics not available yet",
      })
  void badCommand_isRefusedInOneLine(String command, String error) {
    Kubectl.Result result = kubectl.execute(command);

    assertThat(result.err()).isEqualTo(error + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get pods --foo | unknown flag: --foo",
        "get pods -x | unknown shorthand flag: 'x' in -x",
        "get pods -l | flag needs an argument: 'l' in -l",
        "get pods --selector | flag needs an argument: --selector",
      })
  void badFlag_isRefusedWithTheWayToHelp(String command, String error) {
    assertThat(kubectl.run(command))
        .isEqualTo("error: " + error + "\nSee 'kubectl get --help' for usage.\n");
    assertThat(kubectl.run("get --help")).contains("\n  -l, --selector=VALUE\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "scale deploy web --replicas=x | invalid argument \"x\" for \"--replicas\" flag:"
            + " strconv.ParseInt: parsing \"x\": invalid syntax",
        "rollout status deploy/web --timeout=soon --watch | deployment \"web\" successfully rolled"
            + " out",
        "wait deploy/web --for=delete --timeout=5 | invalid argument \"5\" for \"--timeout\" flag:"
            + " time: missing unit in duration \"5\"",
        "get pods -A=maybe | unknown shorthand flag: '=' in -A=maybe",
      })
  void badValue_isTold(String command, String text) {
    assertThat(kubectl.run(command)).contains(text);
  }

  @Test
  void unknownCommand_isRefusedWithWhatIsAlikeAndWhatThereIs() {
    assertThat(kubectl.run("gte pods"))
        .startsWith("error: unknown command \"gte\" for \"kubectl\"\n\nDid you mean this?\n\tget\n")
        .contains("\nWhat there is: get, describe, apply,");
    assertThat(kubectl.run("rollout")).startsWith("error: unknown command \"\" for \"kubectl roll");
    assertThat(kubectl.run("exec web -- ls")).startsWith("error: kubectl exec is not simulated\n");
    assertThat(kubectl.run("")).startsWith("error: a command is missing\n");
    assertThat(kubectl.run("get 'pods")).isEqualTo("error: the command has no closing '\n");
  }
}
