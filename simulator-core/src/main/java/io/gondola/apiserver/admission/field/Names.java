package io.gondola.apiserver.admission.field;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.NameSyntax;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Notes what is wrong with a name, a key or a port, by Kubernetes' rules of syntax. */
public final class Names {

  private static final long MAX_ID = Integer.MAX_VALUE;

  private Names() {}

  /** The name of most objects. */
  public static void subdomain(String name, Field at) {
    at.invalidEach(name, NameSyntax.dns1123Subdomain(name));
  }

  /** The beginning of a {@link #subdomain}, which may end in a dash. */
  public static void prefix(String prefix, Field at) {
    at.invalidEach(prefix, NameSyntax.dns1123Subdomain(withoutTrailingDash(prefix)));
  }

  /** The name of a container, a volume, a namespace. */
  public static void label(String name, Field at) {
    at.invalidEach(name, NameSyntax.dns1123Label(name));
  }

  /** A label key, an annotation key, a condition type. */
  public static void qualifiedName(String name, Field at) {
    at.invalidEach(name, NameSyntax.qualifiedName(name));
  }

  /** Annotation keys may have capital letters in their prefix. */
  public static void annotationKey(String key, Field at) {
    at.invalidEach(key, NameSyntax.annotationKey(key));
  }

  /** As {@link #annotationKey}, in a place where Kubernetes has lost the capital letters. */
  public static void annotationKeyShownInLowerCase(String key, Field at) {
    qualifiedName(key.toLowerCase(Locale.ROOT), at);
  }

  /** A key of a ConfigMap or Secret. */
  public static void configKey(String key, Field at) {
    at.invalidEach(key, KeySyntax.configKey(key));
  }

  public static void environmentVariable(String name, Field at) {
    at.invalidEach(name, KeySyntax.environmentVariable(name));
  }

  public static void httpHeader(String name, Field at) {
    at.invalidEach(name, KeySyntax.httpHeader(name));
  }

  /** A domain that names are searched in; underscores are allowed. */
  public static void searchDomain(String name, Field at) {
    at.invalidEach(name, KeySyntax.searchDomain(name));
  }

  public static void portName(String name, Field at) {
    at.invalidEach(name, NameSyntax.portName(name));
  }

  public static void portNumber(int port, Field at) {
    at.between(port, 1, 65535);
  }

  /** A port by number or by name; an unset one reads as 0. */
  public static void portNumberOrName(@Nullable IntOrString port, Field at) {
    if (port instanceof IntOrString.OfString name) {
      portName(name.value(), at);
    } else {
      portNumber(port instanceof IntOrString.OfInt number ? number.value() : 0, at);
    }
  }

  /** A user or group id. */
  public static void id(long id, Field at) {
    at.between(id, 0, MAX_ID);
  }

  /** What is wrong with a label's value, for errors at a field of another name. */
  public static ImmutableList<String> labelValue(String value) {
    return NameSyntax.labelValue(value);
  }

  /** A prefix of names: a trailing dash is fine, as something follows. */
  public static String withoutTrailingDash(String prefix) {
    boolean dash = prefix.length() > 1 && prefix.endsWith("-");
    return dash ? prefix.substring(0, prefix.length() - 2) + "a" : prefix;
  }
}
