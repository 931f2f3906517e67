package io.gondola.apiserver.admission.validation;

import io.gondola.api.core.ConfigMap;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;

/** Checks ConfigMaps. */
final class ConfigMapValidation {

  private ConfigMapValidation() {}

  static void create(ConfigMap configMap, Errors errors) {
    ObjectMetaValidation.namespaced(
        configMap.metadata(), NameRule.SUBDOMAIN, errors.field("metadata"));
    Field data = errors.field("data");
    configMap
        .data()
        .forEach(
            (key, value) -> {
              Names.configKey(key, data.key(key));
              if (configMap.binaryData().containsKey(key)) {
                data.key(key).invalid(key, "duplicate of key present in binaryData");
              }
            });
    Field binaryData = errors.field("binaryData");
    configMap.binaryData().forEach((key, value) -> Names.configKey(key, binaryData.key(key)));
    long size =
        DataSize.ofTexts(configMap.data().values())
            + DataSize.ofBase64(configMap.binaryData().values());
    if (size > DataSize.MAX) {
      errors.field("").tooLong(DataSize.MAX);
    }
  }

  static void update(ConfigMap configMap, ConfigMap old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        configMap.metadata(), old.metadata(), errors.field("metadata"));
    if (Boolean.TRUE.equals(old.immutable())) {
      Frozen.check(Boolean.TRUE.equals(configMap.immutable()), errors.field("immutable"));
      Frozen.check(configMap.data().equals(old.data()), errors.field("data"));
      Frozen.check(configMap.binaryData().equals(old.binaryData()), errors.field("binaryData"));
    }
    create(configMap, errors);
  }
}
