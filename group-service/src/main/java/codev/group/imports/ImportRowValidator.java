package codev.group.imports;

import codev.group.directory.PersonRequest;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Checks whether a row of a list can be registered at all, and words what is wrong with it. */
@Component
record ImportRowValidator(Validator validator, MessageSource texts) {
  /** From where a list comes: what a program may send is promised, a page looks more closely. */
  enum Source {
    PROGRAM,
    PAGE
  }

  boolean isReadable(PersonRequest person, Source source) {
    return validator.validate(person).isEmpty()
        && (source == Source.PROGRAM || person.hasReachableEmail());
  }

  String errorMessages(PersonRequest person, Source source, Locale language) {
    var ofFields = violations(person, source, language);
    var ofEmail =
        source == Source.PROGRAM || person.hasReachableEmail()
            ? Stream.<String>of()
            : Stream.of(
                fieldName("email", source, language)
                    + " "
                    + message("group.people.email", language));
    return Stream.concat(ofFields, ofEmail).sorted().collect(Collectors.joining("; "));
  }

  /** In the language of the list, which need not be that of the thread: a job has none. */
  private Stream<String> violations(PersonRequest person, Source source, Locale language) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return validator.validate(person).stream()
          .map(
              wrong ->
                  fieldName(wrong.getPropertyPath(), source, language) + " " + wrong.getMessage());
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /** Programs see the name of the JSON field, users the label on the page. */
  private String fieldName(Object field, Source source, Locale language) {
    return source == Source.PROGRAM
        ? field.toString()
        : message("group.people.field." + field, language);
  }

  String message(String sentence, Locale language, Object... arguments) {
    return texts.getMessage(sentence, arguments, language);
  }
}
