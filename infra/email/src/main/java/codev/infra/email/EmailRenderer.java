package codev.infra.email;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** How a letter reads: in its addressee's language, as plain text and as HTML. */
final class EmailRenderer {
  private final MessageSource sentences;
  private final EmailProperties settings;
  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  EmailRenderer(MessageSource sentences, EmailProperties settings) {
    this.sentences = sentences;
    this.settings = settings;
    engine.setMessageSource(sentences);
    engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
  }

  /** A header has one line, whatever a name holds. */
  String subject(Email letter) {
    return oneLine(say(letter.subject(), letter.to().language()));
  }

  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  String text(Email letter) {
    return engine.process("letters/letter.txt", context(letter));
  }

  String html(Email letter) {
    return engine.process("letters/letter.html", context(letter));
  }

  private Context context(Email letter) {
    var language = letter.to().language();
    return new Context(
        language,
        Map.of(
            "subject", subject(letter),
            "name", letter.to().displayName(),
            "lines", letter.lines().stream().map(line -> say(line, language)).toList(),
            "link", settings.address().resolve(letter.path()).toString(),
            "preferences", settings.address().resolve("/people/preferences").toString()));
  }

  private String say(LocalizedText sentence, Locale language) {
    var arguments =
        sentence.arguments().stream().map(argument -> told(argument, language)).toArray();
    return sentences.getMessage(sentence.key(), arguments, language);
  }

  private Object told(Object argument, Locale language) {
    return switch (argument) {
      case Instant moment -> moment(moment, language, settings.zone());
      case LocalDate day -> in(language, FormatStyle.FULL).format(day);
      default -> argument;
    };
  }

  private static String moment(Instant moment, Locale language, ZoneId zone) {
    var day = in(language, FormatStyle.FULL).format(moment.atZone(zone));
    var hour = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language);
    return "%s, %s (%s)".formatted(day, hour.format(moment.atZone(zone)), zone.getId());
  }

  private static DateTimeFormatter in(Locale language, FormatStyle style) {
    return DateTimeFormatter.ofLocalizedDate(style).withLocale(language);
  }

  private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
    var resolver = new ClassLoaderTemplateResolver(EmailRenderer.class.getClassLoader());
    resolver.setResolvablePatterns(Set.of("letters/*" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
