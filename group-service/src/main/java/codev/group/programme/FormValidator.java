package codev.group.programme;

import codev.group.directory.RefusalArguments;
import codev.group.domain.RuleViolationException;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.TypeMismatch;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Validates a form that is shown again with its errors. */
@Component
public class FormValidator {
  private final Validator validator;
  private final RefusalArguments refusalArguments;
  private final MessageSource texts;

  FormValidator(Validator validator, RefusalArguments refusalArguments, MessageSource texts) {
    this.validator = validator;
    this.refusalArguments = refusalArguments;
    this.texts = texts;
  }

  /**
   * The first error of each field. Spring validates only if all fields could be bound; here binding
   * and validation errors are reported together.
   */
  public Map<String, String> validate(Record form, BindingResult unreadable, Locale language) {
    var found = new HashMap<String, String>();
    for (var field : unreadable.getFieldErrors())
      found.putIfAbsent(
          root(field.getField()), message(TypeMismatch.of(field, form.getClass()), language));
    for (var wrong : validator.validate(form))
      found.putIfAbsent(root(wrong.getPropertyPath().toString()), wrong.getMessage());
    return found;
  }

  /** In the order of the page. */
  public static Map<String, String> inOrder(
      Map<String, String> errors, Class<? extends Record> form) {
    var ordered = new LinkedHashMap<String, String>();
    for (var field : form.getRecordComponents())
      if (errors.containsKey(field.getName()))
        ordered.put(field.getName(), errors.get(field.getName()));
    return ordered;
  }

  /** The message of the violated rule. */
  public String message(RuleViolationException refusal, Locale language) {
    return message(
        refusal.violation().key(),
        language,
        refusalArguments.inWords(refusal.arguments()).toArray());
  }

  /** What is wrong with a field. */
  public String message(MalformedRequestException malformed, Locale language) {
    return message(malformed.sentence(), language, malformed.arguments().toArray());
  }

  public String message(String sentence, Locale language, Object... arguments) {
    return Objects.requireNonNull(texts.getMessage(sentence, arguments, language));
  }

  /** {@code aims[0]} is one of the field {@code aims}. */
  private static String root(String path) {
    int bracket = path.indexOf('[');
    return bracket < 0 ? path : path.substring(0, bracket);
  }
}
