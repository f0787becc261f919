package codev.session.audit;

import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * What lines say in one language. An event has a sentence of its own, {@code acted.<event>}, where
 * the person, the step or the minutes belong into it.
 */
record AuditSentences(MessageSource texts, DisplayNames names, Locale language) {
  /** Without who did it. */
  public String of(AuditLine line) {
    var subject = line.subject();
    var person = subject.person() == null ? "" : name(subject.person());
    var step = line.step() == null ? "" : text("step." + line.step());
    Object minutes = subject.minutes() == null ? "" : subject.minutes();
    var arguments = new Object[] {person, step, minutes};
    // A key that has no text is its own text, unless another one is given.
    var sentence = texts.getMessage("acted." + line.what(), arguments, "", language);
    if (sentence != null && !sentence.isEmpty()) return sentence;
    var usual = text("moment." + line.what());
    if (!subject.people().isEmpty())
      return "%s (%s)".formatted(usual, text("moment.awaited", names(subject.people())));
    return person.isEmpty() ? usual : usual + text("trail.about", person);
  }

  private String names(List<Username> people) {
    return people.stream().map(this::name).collect(Collectors.joining(", "));
  }

  public String name(Username person) {
    var name = names.called().get(person);
    return name == null ? text("trail.unnamed") : name;
  }

  /** Whether the directory has a page of the person. */
  public boolean isKnown(Username person) {
    return names.called().containsKey(person);
  }

  private String text(String key, Object... arguments) {
    return texts.getMessage(key, arguments, language);
  }
}
