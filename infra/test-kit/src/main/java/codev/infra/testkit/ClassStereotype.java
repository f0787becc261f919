package codev.infra.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** A stereotype of classes: the suffix of its name, and what makes a class one of this kind. */
public enum ClassStereotype {
  CONTROLLER(
      "Controller",
      annotated(
          "org.springframework.stereotype.Controller",
          "org.springframework.web.bind.annotation.RestController")),
  CONFIGURATION(
      "Configuration",
      annotated(
          "org.springframework.context.annotation.Configuration",
          "org.springframework.boot.autoconfigure.AutoConfiguration")),
  PROPERTIES(
      "Properties",
      annotated("org.springframework.boot.context.properties.ConfigurationProperties")),
  EXCEPTION("Exception", assignable("java.lang.Throwable")),
  FILTER(
      "Filter",
      assignable(
          "jakarta.servlet.Filter",
          "org.springframework.web.server.WebFilter",
          "org.springframework.cloud.gateway.filter.GlobalFilter")),
  MESSAGE_LISTENER("MessageListener", assignable("codev.infra.eventrelay.MessageListener")),
  MESSAGE_MAPPER("MessageMapper", assignable("codev.infra.eventrelay.MessageMapper"));

  private final String suffix;
  private final DescribedPredicate<JavaClass> kind;

  ClassStereotype(String suffix, DescribedPredicate<JavaClass> kind) {
    this.suffix = suffix;
    this.kind = kind;
  }

  String suffix() {
    return suffix;
  }

  /** Whether no class of another kind may have the suffix; anything that selects is a filter. */
  boolean ownsSuffix() {
    return this != FILTER;
  }

  /** Whether a class is of this kind by what it is, whatever its name. */
  DescribedPredicate<JavaClass> kind() {
    return kind;
  }

  private static DescribedPredicate<JavaClass> annotated(String... annotations) {
    return describe(
        "annotated with one of " + List.of(annotations),
        type -> List.of(annotations).stream().anyMatch(type::isAnnotatedWith));
  }

  private static DescribedPredicate<JavaClass> assignable(String... supertypes) {
    return describe(
        "a subtype of one of " + List.of(supertypes),
        type -> List.of(supertypes).stream().anyMatch(type::isAssignableTo));
  }
}
