package codev.group.dossier;

import codev.group.domain.programme.PrivacyThreshold;
import codev.group.dossier.DataClass.Aspect;
import codev.group.dossier.DossierChapter.Row;
import codev.group.dossier.DossierChapter.Section;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeView;
import codev.infra.accesstokens.AccessTokenValidators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the chapters of the dossier: texts, with the values of the running settings. */
final class DossierChapterFactory {
  private final DossierSettings settings;
  private final DossierFormatter in;

  DossierChapterFactory(DossierSettings settings, DossierFormatter in) {
    this.settings = settings;
    this.in = in;
  }

  /**
   * @param groups all of the programme
   */
  List<DossierChapter> of(ProgrammeView programme, List<GroupView> groups) {
    var threshold = programme.settings().privacyThreshold();
    return List.of(
        processing(programme, groups),
        data(threshold),
        thresholds(threshold),
        rights(),
        disclosures(),
        platform());
  }

  private DossierChapter processing(ProgrammeView programme, List<GroupView> groups) {
    var terms = programme.settings();
    var controller = settings.provider().completing(programme.training()).organisation();
    var members = groups.stream().flatMap(group -> group.members().stream()).distinct().count();
    return chapter(
        "processing",
        row("processing.controller", in.orToComplete(controller, "CODEV_ORGANISATION")),
        row("processing.officer", officer()),
        row("processing.programme", terms.name()),
        row(
            "processing.period",
            in.message(
                "processing.period.value", in.day(terms.startsOn()), in.day(terms.endsOn()))),
        row("processing.aims", in.aims(terms.aims())),
        text("processing.people", groups.size(), members),
        text("processing.languages", in.nameOf(settings.emails().language())),
        text("processing.automated"));
  }

  private DossierChapter data(int threshold) {
    return new DossierChapter(
        in.message("data"),
        in.message("data.hint"),
        Arrays.stream(DataClass.values()).map(data -> section(data, threshold)).toList());
  }

  private Section section(DataClass data, int threshold) {
    var values = values(data, threshold);
    var rows = new ArrayList<Row>();
    for (var aspect : Aspect.values())
      rows.add(
          new Row(
              in.message("aspect." + aspect), in.message("data." + data + "." + aspect, values)));
    return new Section(in.message("data." + data), rows);
  }

  /** What the texts about a class of data have of the settings. */
  private Object[] values(DataClass data, int threshold) {
    return switch (data) {
      case ANSWERS -> new Object[] {peopleBehindAnswers(threshold)};
      case EMAILS -> new Object[] {mailServer(), in.duration(settings.emails().kept())};
      case IMPORTED_LISTS ->
          new Object[] {settings.imports().linesAtOnce(), in.duration(settings.imports().keep())};
      case TECHNICAL_LOGS ->
          new Object[] {in.kept(settings.stated().logsKept(), "CODEV_DATAPROTECTION_LOGSKEPT")};
      case WORDS, ATTENDANCE, IDENTITY, PROCESS_FACTS, SECURITY_LOG -> new Object[] {};
    };
  }

  private DossierChapter thresholds(int threshold) {
    int sensitive = Math.max(threshold, PrivacyThreshold.LOWEST_OF_SENSITIVE);
    return DossierChapter.of(
        in.message("thresholds"),
        in.message("thresholds.hint"),
        List.of(
            text("thresholds.chosen", threshold, PrivacyThreshold.LOWEST),
            text("thresholds.facts", threshold),
            text("thresholds.answers", peopleBehindAnswers(threshold)),
            text(
                "thresholds.sensitive",
                peopleBehindAnswers(sensitive),
                PrivacyThreshold.LOWEST_OF_SENSITIVE),
            text("thresholds.change", peopleBehindAnswers(threshold)),
            text("thresholds.sponsor"),
            text("thresholds.limit")));
  }

  /** Besides the reader, who may be one of them. */
  private static int peopleBehindAnswers(int threshold) {
    return threshold + 1;
  }

  private DossierChapter rights() {
    return chapter(
        "rights",
        text("rights.access"),
        text("rights.rectification"),
        text("rights.erasure", in.duration(settings.approvals().expireAfter())),
        row("rights.grace", grace(settings.erasures().grace())),
        text("rights.effect", in.duration(settings.keys().memory())),
        text("rights.objection"),
        text("rights.complaint"));
  }

  private String grace(Duration grace) {
    return grace.isZero()
        ? in.message("rights.grace.none")
        : in.message("rights.grace.value", in.duration(grace));
  }

  private DossierChapter disclosures() {
    var identity = settings.identity();
    return chapter(
        "disclosures",
        row("disclosures.emails", mailServer()),
        row("disclosures.replies", mailbox()),
        text("disclosures.calendar"),
        text(
            "disclosures.identity",
            identity.issuer(),
            in.message("disclosures.identity." + identity.linkBy())),
        text("disclosures.video"),
        text("disclosures.downloads"),
        text("disclosures.others"));
  }

  private String mailServer() {
    var server = settings.mailServer();
    var own =
        server.isBlank()
            ? in.message("disclosures.emails.none")
            : in.message("disclosures.emails.server", server, settings.emails().from());
    return own + " " + in.message("disclosures.emails.other");
  }

  private String mailbox() {
    var host = settings.replies().host();
    return host.isEmpty()
        ? in.message("disclosures.replies.none")
        : in.message("disclosures.replies.mailbox", host);
  }

  private DossierChapter platform() {
    var stated = settings.stated();
    var hosting = in.orToComplete(stated.hosting(), "CODEV_DATAPROTECTION_HOSTING");
    return chapter(
        "platform",
        row("platform.hosting", hosting),
        text("platform.keys", in.message("platform.keys." + settings.keys().masterKey())),
        text("platform.operator"),
        text("platform.integrity"),
        text("platform.backups", in.kept(stated.backupsKept(), "CODEV_DATAPROTECTION_BACKUPSKEPT")),
        text("platform.sessions", in.duration(AccessTokenValidators.LONGEST)),
        text("platform.transport"));
  }

  private String officer() {
    return in.orToComplete(settings.stated().officer(), "CODEV_DATAPROTECTION_OFFICER");
  }

  private DossierChapter chapter(String key, Row... rows) {
    return DossierChapter.of(in.message(key), null, List.of(rows));
  }

  private Row row(String key, String value) {
    return new Row(in.message(key), value);
  }

  /** A row whose value is a text of its own. */
  private Row text(String key, Object... values) {
    return row(key, in.message(key + ".value", values));
  }
}
