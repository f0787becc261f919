package codev.group.evidence;

import codev.group.directory.Names;
import codev.group.domain.Frame;
import codev.infra.paper.Paper;
import codev.infra.paper.Paper.Field;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A <i>certificat de réalisation</i>: that a person has followed a training action (article
 * L.6353-1 of the French labour code), in the fields that the ministry's model has.
 */
@Component
class Certificate {
  private final MessageSource sentences;
  private final EvidenceSettings settings;
  private final Clock clock;

  Certificate(MessageSource sentences, EvidenceSettings settings, Clock clock) {
    this.sentences = sentences;
    this.settings = settings;
    this.clock = clock;
  }

  byte[] of(Participation participation, Frame programme, Names names, Locale language) {
    var in = new Wording(sentences, settings.zone(), language);
    var name = names.of(participation.person());
    try (var paper = new Paper(in.say("certificate", name), language)) {
      paper.title(in.say("certificate.title"));
      paper.aside(in.say("certificate.law"));
      paper.text(
          in.say(
              "certificate.statement",
              said(settings.signatory(), in),
              said(settings.provider(), in),
              name));
      paper.fields(fields(participation, programme, name, in));
      if (participation.withoutHours() > 0)
        paper.aside(in.say("certificate.without-hours", participation.withoutHours()));
      paper.aside(in.say("certificate.keep"));
      var missing = missing();
      if (!missing.isEmpty())
        paper.aside(in.say("certificate.missing", String.join(", ", missing)));
      paper.signature(
          in.say("certificate.made", said(settings.signedAt(), in), in.date(clock.instant()))
              + "\n"
              + in.say("certificate.sign"));
      paper.heading(in.say("certificate.sessions"));
      paper.grid(sessions(participation, in));
      return paper.finished();
    }
  }

  private List<Field> fields(Participation of, Frame programme, String name, Wording in) {
    var aims = programme.aims().stream().map(in::aim).collect(Collectors.joining(", "));
    return List.of(
        new Field(in.say("certificate.provider"), said(settings.provider(), in)),
        new Field(in.say("certificate.declaration"), said(settings.declaration(), in)),
        new Field(in.say("certificate.person"), name),
        new Field(in.say("certificate.organisation"), said(settings.organisation(), in)),
        new Field(in.say("certificate.action"), in.say("certificate.codev", programme.name())),
        new Field(in.say("certificate.aims"), aims),
        new Field(in.say("certificate.nature"), in.say("certificate.training")),
        new Field(
            in.say("certificate.dates"),
            in.say("certificate.from-to", in.date(of.from()), in.date(of.to()))),
        new Field(
            in.say("certificate.hours"),
            in.say("certificate.in-sessions", in.lasted(of.hours()), of.sessions().size())),
        new Field(in.say("certificate.modality"), in.say("certificate.modality." + of.modality())),
        new Field(
            in.say("certificate.attendance"),
            in.say("certificate.signed", of.signed(), of.toSign())));
  }

  private static List<List<String>> sessions(Participation participation, Wording in) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            in.say("certificate.session"),
            in.say("certificate.date"),
            in.say("hours"),
            in.say("certificate.attendance")));
    for (var attended : participation.sessions()) {
      var hours = attended.line().hours();
      rows.add(
          List.of(
              in.say("certificate.nth", attended.group(), attended.sheet().meeting().number()),
              in.date(attended.begins()),
              hours == null ? in.say("certificate.unknown") : in.lasted(hours),
              in.say("certificate.signed", attended.signed(), attended.sheet().halfDays().size())));
    }
    return rows;
  }

  /** A blank to write in, where nobody has set anything. */
  private static String said(String setting, Wording in) {
    return setting.isBlank() ? in.say("certificate.blank") : setting;
  }

  /** The settings that are still to be made. */
  private List<String> missing() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("CODEV_PROVIDER", this.settings.provider());
    settings.put("CODEV_PROVIDER_DECLARATION", this.settings.declaration());
    settings.put("CODEV_PROVIDER_SIGNATORY", this.settings.signatory());
    settings.put("CODEV_PROVIDER_TOWN", this.settings.signedAt());
    settings.put("CODEV_ORGANISATION", this.settings.organisation());
    return settings.entrySet().stream()
        .filter(setting -> setting.getValue().isBlank())
        .map(Map.Entry::getKey)
        .toList();
  }
}
