package codev.infra.web.errorhandling;

import codev.infra.web.problem.FieldViolation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes what Jackson could not read, and where, without Java's names. */
record JsonErrorDescription(MessageSource sentences, Locale language) {
  FieldViolation violation(Throwable unreadable) {
    return switch (unreadable.getCause()) {
      case UnrecognizedPropertyException e -> at(e, "request.unknown-field");
      case InvalidFormatException e when e.getTargetType().isEnum() ->
          at(e, "request.not-one-of", constants(e.getTargetType()));
      case StreamReadException e -> at(e, "request.not-json");
      case JacksonException e when e.getPath().isEmpty() -> at(e, "request.not-the-shape");
      case JacksonException e -> at(e, "request.wrong-type");
      case null, default -> new FieldViolation("", message("request.missing-body"));
    };
  }

  private FieldViolation at(JacksonException e, String sentence, Object... arguments) {
    return new FieldViolation(path(e.getPath()), message(sentence, arguments));
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

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
