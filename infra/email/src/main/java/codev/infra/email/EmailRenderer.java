package codev.infra.email;

import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.ui.LocalizedDates;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /**
   * @param kind by which the templates choose its form
   */
  record Part(String kind, List<Row> rows) {}

  /**
   * @param address to which HTML links, by its host: it may be long
   */
  record Row(String label, String text, @Nullable String address) {
    public String host() {
      try {
        var host = address == null ? null : new URI(address).getHost();
        return host == null ? text : host;
      } catch (URISyntaxException _) {
        return text;
      }
    }
  }

  /** A button besides the first one. */
  record Button(String label, String address) {}

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
            "first", firstSentence(email, language),
            "parts", parts(email, language),
            "action", localize(email.link().label(), language),
            "link", address(email.link().path()),
            "others", others(email.link(), language),
            "preferences", address("/people/preferences")));
  }

  /** What a list of e-mails shows beside the subject. */
  private String firstSentence(Email email, Locale language) {
    return email.blocks().stream()
        .filter(TranslatableText.class::isInstance)
        .findFirst()
        .map(block -> row(block, language).text())
        .orElse("");
  }

  private List<Button> others(EmailLink link, Locale language) {
    return link.others().stream()
        .map(other -> new Button(localize(other.label(), language), address(other.path())))
        .toList();
  }

  private String address(String path) {
    return properties.address().resolve(path).toString();
  }

  /** Blocks of the same kind that follow each other. */
  private List<Part> parts(Email email, Locale language) {
    var parts = new ArrayList<Part>();
    for (var block : email.blocks()) {
      var kind = kind(block);
      if (parts.isEmpty() || !parts.getLast().kind().equals(kind))
        parts.add(new Part(kind, new ArrayList<>()));
      parts.getLast().rows().add(row(block, language));
    }
    return parts;
  }

  private static String kind(EmailBlock block) {
    return switch (block) {
      case TranslatableText _ -> "paragraph";
      case EmailBlock.Heading _ -> "heading";
      case EmailBlock.Item _ -> "item";
      case EmailBlock.Fact _ -> "fact";
    };
  }

  private Row row(EmailBlock block, Locale language) {
    return switch (block) {
      case TranslatableText text -> new Row("", localize(text, language), null);
      case EmailBlock.Heading heading -> new Row("", localize(heading.text(), language), null);
      case EmailBlock.Item item -> new Row("", localize(item.text(), language), null);
      case EmailBlock.Fact fact ->
          new Row(
              localize(fact.label(), language),
              format(fact.value(), language).toString(),
              fact.address());
    };
  }

  private String localize(TranslatableText text, Locale language) {
    var arguments = text.arguments().stream().map(argument -> format(argument, language)).toArray();
    return messages.getMessage(text.key(), arguments, language);
  }

  private Object format(Object argument, Locale language) {
    return switch (argument) {
      case Instant moment -> moment(moment, language, properties.zone());
      case LocalDate day -> LocalizedDates.fullDay(day, language);
      case TranslatableText text -> localize(text, language);
      case List<?> values -> values.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> argument;
    };
  }

  private static String moment(Instant moment, Locale language, ZoneId zone) {
    var local = moment.atZone(zone);
    return "%s, %s (%s)"
        .formatted(
            LocalizedDates.fullDay(local.toLocalDate(), language),
            LocalizedDates.time(local, language),
            zone.getDisplayName(TextStyle.FULL, language));
  }

  private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
    var resolver = new ClassLoaderTemplateResolver(EmailRenderer.class.getClassLoader());
    resolver.setResolvablePatterns(Set.of("email/*" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
