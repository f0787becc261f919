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

/** Renders an e-mail in its recipient's language, as plain text and as HTML. */
final class EmailRenderer {
  private final MessageSource messages;
  private final EmailProperties properties;
  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  EmailRenderer(MessageSource messages, EmailProperties properties) {
    this.messages = messages;
    this.properties = properties;
    engine.setMessageSource(messages);
    engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
  }

  /** On one line, whatever names it contains: it becomes a header. */
  String subject(Email email) {
    return oneLine(localize(email.subject(), email.to().language()));
  }

  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  String text(Email email) {
    return engine.process("email/email.txt", context(email));
  }

  String html(Email email) {
    return engine.process("email/email.html", context(email));
  }

  private Context context(Email email) {
    var language = email.to().language();
    return new Context(
        language,
        Map.of(
            "subject", subject(email),
            "name", email.to().displayName(),
            "lines", email.lines().stream().map(line -> localize(line, language)).toList(),
            "link", properties.address().resolve(email.path()).toString(),
            "preferences", properties.address().resolve("/people/preferences").toString()));
  }

  private String localize(LocalizedText text, Locale language) {
    var arguments = text.arguments().stream().map(argument -> format(argument, language)).toArray();
    return messages.getMessage(text.key(), arguments, language);
  }

  private Object format(Object argument, Locale language) {
    return switch (argument) {
      case Instant moment -> moment(moment, language, properties.zone());
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
    resolver.setResolvablePatterns(Set.of("email/*" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
