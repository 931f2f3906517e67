package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Taint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change of a node's taints.
 *
 * @param effect empty for all effects of a key, in a removal
 */
record TaintChange(String key, String value, String effect, boolean removes) {

  private static final Pattern SYNTAX =
      Pattern.compile("([^=:]+?)(?:=([^:]*))?(?::([A-Za-z]+))?(-?)");
  private static final ImmutableList<String> EFFECTS =
      ImmutableList.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  /** Whether a word is a change and no resource. */
  static boolean isOne(String word) {
    return word.contains("=") || word.contains(":") || word.endsWith("-");
  }

  static TaintChange parse(String word) {
    Matcher matcher = SYNTAX.matcher(word);
    String effect = matcher.matches() && matcher.group(3) != null ? matcher.group(3) : "";
    boolean removes = word.endsWith("-");
    if (!matcher.matches() || (effect.isEmpty() && !removes)) {
      throw new KubectlException("invalid taint spec: %s".formatted(word));
    }
    if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
      throw new KubectlException(
          "invalid taint effect: %s, unsupported taint effect".formatted(effect));
    }
    String value = matcher.group(2) == null ? "" : matcher.group(2);
    return new TaintChange(matcher.group(1), value, effect, removes);
  }

  /** Refuses to replace a taint unless that is wanted, and to remove one that is not there. */
  void check(Node node, boolean overwrite) {
    boolean there = node.spec().taints().stream().anyMatch(this::isMeant);
    if (removes && !there) {
      throw new KubectlException(
          "taint \"%s\" not found".formatted(effect.isEmpty() ? key : key + ":" + effect));
    }
    if (!removes && there && !overwrite) {
      throw new KubectlException(
          "node %s already has %s taint(s) with same effect(s) and --overwrite is false"
              .formatted(node.name(), key));
    }
  }

  Node applied(Node node) {
    ImmutableList.Builder<Taint> taints = ImmutableList.builder();
    node.spec().taints().stream().filter(taint -> !isMeant(taint)).forEach(taints::add);
    if (!removes) {
      taints.add(new Taint(key, value, effect, null));
    }
    return node.withSpec(node.spec().withTaints(taints.build()));
  }

  private boolean isMeant(Taint taint) {
    return taint.key().equals(key) && (effect.isEmpty() || taint.effect().equals(effect));
  }
}
