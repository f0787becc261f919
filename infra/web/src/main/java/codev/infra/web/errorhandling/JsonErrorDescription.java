package codev.infra.web.errorhandling;

import codev.infra.web.problem.FieldViolation;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.TypeMismatch;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Describes what Jackson could not read, and where, without Java's names. */
record JsonErrorDescription(MessageSource sentences, Locale language) {
  FieldViolation violation(Throwable unreadable) {
    return switch (unreadable.getCause()) {
      case UnrecognizedPropertyException e -> at(e, "request.unknown-field");
      // a number that its type cannot hold
      case InputCoercionException e ->
          of(TypeMismatch.overflow(path(e.getPath()), e.getTargetType(), declaration(e)));
      case StreamReadException e -> at(e, "request.not-json");
      case JacksonException e when e.getPath().isEmpty() -> at(e, "request.not-the-shape");
      case MismatchedInputException e ->
          of(
              TypeMismatch.of(
                  path(e.getPath()),
                  e.getTargetType(),
                  declaration(e),
                  JsonErrorDescription::jsonName));
      case JacksonException e -> at(e, "request.wrong-type");
      case null, default -> new FieldViolation("", message("request.missing-body"));
    };
  }

  private FieldViolation of(MalformedRequestException mismatch) {
    return new FieldViolation(
        mismatch.field(), message(mismatch.sentence(), mismatch.arguments().toArray()));
  }

  private FieldViolation at(JacksonException e, String sentence) {
    return new FieldViolation(path(e.getPath()), message(sentence));
  }

  private String message(String sentence, Object... arguments) {
    return sentences.getMessage(sentence, arguments, language);
  }

  private static String path(List<JacksonException.Reference> steps) {
    var path = new StringBuilder();
    for (var step : steps) {
      String name = step.getPropertyName();
      if (name == null) path.append('[').append(step.getIndex()).append(']');
      else path.append(path.isEmpty() ? "" : ".").append(name);
    }
    return path.toString();
  }

  /** Of the record's field that could not be read; null of an element of a list or map. */
  private static @Nullable AnnotatedElement declaration(JacksonException e) {
    if (e.getPath().isEmpty()) return null;
    var last = e.getPath().getLast();
    String name = last.getPropertyName();
    return last.from() instanceof Class<?> owner && name != null
        ? TypeMismatch.declaration(owner, name)
        : null;
  }

  /** As the API writes a constant of an enumeration. */
  private static String jsonName(Object constant) {
    return JsonMapper.shared().valueToTree(constant).asString();
  }
}
