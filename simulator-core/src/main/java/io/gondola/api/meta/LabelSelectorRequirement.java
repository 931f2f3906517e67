package io.gondola.api.meta;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;

/**
 * One entry of {@code matchExpressions}: {@code In}, {@code NotIn}, {@code Exists} or {@code
 * DoesNotExist}.
 */
@ApiRecord
public record LabelSelectorRequirement(String key, String operator, ImmutableList<String> values)
    implements LabelSelectorRequirementBuilder.With {

  public LabelSelectorRequirement {
    key = Strings.nullToEmpty(key);
    operator = Strings.nullToEmpty(operator);
    values = OrEmpty.list(values);
  }
}
