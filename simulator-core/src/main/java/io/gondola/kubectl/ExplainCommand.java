package io.gondola.kubectl;

import com.google.common.base.Splitter;
import io.gondola.kubectl.explain.FieldExplanation;
import io.gondola.kubectl.print.Endpoints;
import java.util.List;

/** {@code kubectl explain}. */
final class ExplainCommand implements Command {

  @Override
  public String summary() {
    return "Tell what a kind or a field of it is for: explain deploy.spec.strategy.";
  }

  @Override
  public Flags flags() {
    return Flags.of("recursive");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    if (arguments.words().size() != 1) {
      throw new KubectlException(
          arguments.words().isEmpty()
              ? "You must specify the type of resource to explain."
              : "We accept only this format: explain RESOURCE");
    }
    List<String> path = Splitter.on('.').splitToList(arguments.words().get(0));
    Kind kind = Kinds.parse(path.get(0));
    if (kind.type().equals(Endpoints.TYPE)) {
      throw new KubectlException("Endpoints are not simulated; explain endpointslices instead");
    }
    FieldExplanation explanation = FieldExplanation.of(kind.type());
    for (String name : path.subList(1, path.size())) {
      explanation =
          explanation
              .field(name)
              .orElseThrow(
                  () -> new KubectlException("field \"%s\" does not exist".formatted(name)));
    }
    session.write(explanation.text(arguments.isSet("recursive")));
  }
}
