package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableListMultimap;
import io.gondola.api.core.Secret;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;

/** Checks Secrets, whose types ask for certain keys. */
final class SecretValidation {

  private static final String SERVICE_ACCOUNT = "kubernetes.io/service-account.name";

  /** Keys that a type cannot do without. */
  private static final ImmutableListMultimap<String, String> REQUIRED =
      ImmutableListMultimap.<String, String>builder()
          .put("kubernetes.io/dockercfg", ".dockercfg")
          .put("kubernetes.io/dockerconfigjson", ".dockerconfigjson")
          .put("kubernetes.io/ssh-auth", "ssh-privatekey")
          .putAll("kubernetes.io/tls", "tls.crt", "tls.key")
          .build();

  private SecretValidation() {}

  static void create(Secret secret, Errors errors) {
    Field metadata = errors.field("metadata");
    ObjectMetaValidation.namespaced(secret.metadata(), NameRule.SUBDOMAIN, metadata);
    Field data = errors.field("data");
    secret.data().keySet().forEach(key -> Names.configKey(key, data.key(key)));
    if (DataSize.ofBase64(secret.data().values()) > DataSize.MAX) {
      data.tooLong(DataSize.MAX);
    }
    if (secret.type().equals("kubernetes.io/service-account-token")
        && secret.metadata().annotations().getOrDefault(SERVICE_ACCOUNT, "").isEmpty()) {
      metadata.child("annotations").key(SERVICE_ACCOUNT).required();
    }
    keys(secret, data);
  }

  private static void keys(Secret secret, Field at) {
    for (String key : REQUIRED.get(secret.type())) {
      if (!secret.data().containsKey(key)) {
        at.key(key).required();
      }
    }
    if (secret.type().equals("kubernetes.io/basic-auth")
        && !secret.data().containsKey("username")
        && !secret.data().containsKey("password")) {
      at.key("username").required();
      at.key("password").required();
    }
  }

  static void update(Secret secret, Secret old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        secret.metadata(), old.metadata(), errors.field("metadata"));
    ObjectMetaUpdateValidation.immutable(secret.type(), old.type(), errors.field("type"));
    if (Boolean.TRUE.equals(old.immutable())) {
      Frozen.check(Boolean.TRUE.equals(secret.immutable()), errors.field("immutable"));
      Frozen.check(secret.data().equals(old.data()), errors.field("data"));
    }
    create(secret, errors);
  }
}
