package codev.group.evidence;

import codev.group.directory.Names;
import codev.group.domain.Frame;
import codev.group.domain.Training;
import codev.infra.paper.Paper;
import codev.infra.paper.Paper.Field;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  byte[] of(
      Participation participation, Frame programme, Training own, Names names, Locale language) {
    var training = settings.completing(own);
    var in = new Wording(sentences, settings.zone(), language);
    var name = names.of(participation.person());
    try (var paper = new Paper(in.say("certificate", name), language)) {
      paper.title(in.say("certificate.title"));
      paper.aside(in.say("certificate.law"));
      paper.text(
          in.say(
              "certificate.statement",
              said(training.signatory(), in),
              said(training.provider(), in),
              name));
      paper.fields(fields(participation, programme, training, name, in));
      if (participation.withoutHours() > 0)
        paper.aside(in.say("certificate.without-hours", participation.withoutHours()));
      paper.aside(in.say("certificate.keep"));
      var missing = missing(training, in);
      if (!missing.isEmpty())
        paper.aside(in.say("certificate.missing", String.join(", ", missing)));
      paper.signature(
          in.say("certificate.made", said(training.town(), in), in.date(clock.instant()))
              + "\n"
              + in.say("certificate.sign"));
      paper.heading(in.say("certificate.sessions"));
      paper.grid(sessions(participation, in));
      return paper.finished();
    }
  }

  private static List<Field> fields(
      Participation of, Frame programme, Training training, String name, Wording in) {
    var aims = programme.aims().stream().map(in::aim).collect(Collectors.joining(", "));
    return List.of(
        new Field(in.say("certificate.provider"), said(training.provider(), in)),
        new Field(in.say("certificate.declaration"), said(training.declaration(), in)),
        new Field(in.say("certificate.person"), name),
        new Field(in.say("certificate.organisation"), said(training.organisation(), in)),
        new Field(in.say("certificate.action"), action(training, programme, in)),
        new Field(in.say("certificate.aims"), aims),
        new Field(in.say("certificate.nature"), in.say("nature." + training.nature())),
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

  private static String action(Training training, Frame programme, Wording in) {
    return training.action() == null
        ? in.say("certificate.codev", programme.name())
        : training.action();
  }

  /** A blank to write in, where nobody has said anything. */
  private static String said(@Nullable String told, Wording in) {
    return told == null ? in.say("certificate.blank") : told;
  }

  /** What is still to be said. */
  private static List<String> missing(Training training, Wording in) {
    var told = new LinkedHashMap<String, @Nullable String>();
    told.put("certificate.provider", training.provider());
    told.put("certificate.declaration", training.declaration());
    told.put("certificate.signatory", training.signatory());
    told.put("certificate.town", training.town());
    told.put("certificate.organisation", training.organisation());
    return told.entrySet().stream()
        .filter(one -> one.getValue() == null)
        .map(one -> in.say(one.getKey()))
        .toList();
  }
}
