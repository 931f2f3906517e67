package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The words of a command that say which objects it is about.
 *
 * @param kinds all objects of these
 * @param named or these; one of the two lists is empty
 */
record ResourceWords(ImmutableList<Kind> kinds, ImmutableList<Named> named) {

  /** {@code TYPE[,TYPE…] [NAME…]} or {@code TYPE/NAME…}. */
  static ResourceWords parse(List<String> words, String command) {
    if (words.isEmpty()) {
      throw new KubectlException(
          ("You must provide one or more resources by argument or filename.\n"
                  + "See 'kubectl %s --help' for usage.")
              .formatted(command));
    }
    if (words.stream().anyMatch(word -> word.contains("/"))) {
      return new ResourceWords(
          ImmutableList.of(),
          words.stream().map(ResourceWords::named).collect(ImmutableList.toImmutableList()));
    }
    ImmutableList<Kind> kinds = Kinds.parseList(words.get(0));
    ImmutableList.Builder<Named> named = ImmutableList.builder();
    for (Kind kind : kinds) {
      words.stream().skip(1).forEach(name -> named.add(new Named(kind, name)));
    }
    boolean byName = words.size() > 1;
    return new ResourceWords(byName ? ImmutableList.of() : kinds, named.build());
  }

  private static Named named(String word) {
    int slash = word.indexOf('/');
    if (slash < 0) {
      throw new KubectlException(
          "there is no need to specify a resource type as a separate argument when passing"
              + " arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>'"
              + " instead of 'kubectl get resource resource/<resource_name>'");
    }
    if (slash == word.length() - 1 || slash == 0 || word.indexOf('/', slash + 1) > 0) {
      throw new KubectlException(
          "arguments in resource/name form must have a single resource and name");
    }
    return new Named(Kinds.parse(word.substring(0, slash)), word.substring(slash + 1));
  }
}
