package codev.gateway.personaldata;

import codev.gateway.messages.GatewayTexts;
import codev.gateway.messages.ReactiveRequestLocaleResolver;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a personal-data export as a page that is read without codev: all that the JSON has, in its
 * order.
 */
final class PersonalDataPage {
  private static final String STYLE =
      """
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: auto; padding: 1rem; }
      dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; margin: 0; }
      dt { font-weight: 600; padding-inline-end: 1rem; }
      dd { margin: 0; overflow-wrap: anywhere; }
      li { margin-block: 0.5rem; }
      """;

  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

  private final GatewayTexts texts;
  private final Locale language;
  private final String region;
  private final DateTimeFormatter dateTimeFormat;

  PersonalDataPage(GatewayTexts texts, Locale language) {
    this.texts = texts;
    this.language = language;
    region = ReactiveRequestLocaleResolver.region(language);
    dateTimeFormat =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Locale.forLanguageTag(region))
            .withZone(ZoneOffset.UTC);
  }

  String of(ObjectNode export) {
    var values = new StringBuilder();
    var sections = new StringBuilder();
    for (var field : export.properties())
      if (field.getValue().isObject() || field.getValue().isArray())
        sections.append(section(field.getKey(), field.getValue()));
      else values.append(row(field.getKey(), field.getValue()));
    var title = text("title");
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    <p>%s</p>
    %s<dl>
    %s</dl>
    %s</main>
    </body>
    </html>
    """
        .formatted(region, title, STYLE, title, text("about"), exception(export), values, sections);
  }

  /** What the file does not have. */
  private String exception(ObjectNode export) {
    var completeFrom = export.path(PersonalDataExportComposer.SECURITY_COMPLETE_FROM);
    if (!completeFrom.isString()) return "";
    var moment = dateTimeFormat.format(Instant.parse(completeFrom.asString()));
    return "<p>%s</p>\n"
        .formatted(escaped(texts.get("export.security-left-out", language, moment)));
  }

  private String section(String name, JsonNode value) {
    return "<section>\n<h2>%s</h2>\n%s\n</section>\n".formatted(label(name), html(value));
  }

  private String field(String name, JsonNode value) {
    if (!name.equals(ExportedFile.NAME)) return row(name, value);
    var file = escaped(value.asString());
    return "<dt>%s</dt><dd><a href=\"%s\">%s</a></dd>\n".formatted(label(name), file, file);
  }

  private String row(String name, JsonNode value) {
    return "<dt>%s</dt><dd>%s</dd>\n".formatted(label(name), html(value));
  }

  private String html(JsonNode value) {
    boolean isContainer = value.isObject() || value.isArray();
    if (value.isNull() || (isContainer && value.isEmpty())) return text("none");
    if (value.isObject())
      return value.properties().stream()
          .map(field -> field(field.getKey(), field.getValue()))
          .collect(Collectors.joining("", "<dl>\n", "</dl>"));
    if (value.isArray())
      return value
          .valueStream()
          .map(one -> "<li>" + html(one) + "</li>\n")
          .collect(Collectors.joining("", "<ol>\n", "</ol>"));
    if (value.isBoolean()) return text(value.asBoolean() ? "yes" : "no");
    return value.isString() ? words(value.asString()) : escaped(value.toString());
  }

  private String words(String value) {
    if (!MOMENT.matcher(value).matches()) return escaped(value).replace("\n", "<br>");
    try {
      return "<time datetime=\"%s\">%s</time>"
          .formatted(value, escaped(dateTimeFormat.format(Instant.parse(value))));
    } catch (DateTimeParseException _) {
      return escaped(value);
    }
  }

  /** A field that has no name for people keeps its own. */
  private String label(String name) {
    return escaped(texts.find("export.field." + name, language).orElse(name));
  }

  private String text(String key) {
    return escaped(texts.get("export." + key, language));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
