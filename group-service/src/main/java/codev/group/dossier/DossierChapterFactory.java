package codev.group.dossier;

import codev.group.domain.programme.PrivacyThreshold;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.dossier.DossierChapter.Row;
import codev.group.dossier.DossierChapter.Section;
import codev.group.dossier.PersonalDataCategory.Aspect;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeView;
import codev.group.retention.RetentionSchedule;
import codev.infra.accesstokens.AccessTokenValidators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the chapters of the dossier: texts, with the values of the running settings. */
record DossierChapterFactory(DossierSettings settings, DossierFormatter format) {
  /**
   * @param groups all of the programme
   * @param schedule when its data leaves
   */
  List<DossierChapter> of(
      ProgrammeView programme, List<GroupView> groups, RetentionSchedule schedule) {
    var threshold = programme.settings().privacyThreshold();
    return List.of(
        processing(programme, groups),
        data(threshold, schedule),
        thresholds(threshold),
        rights(),
        disclosures(),
        platform());
  }

  private DossierChapter processing(ProgrammeView programme, List<GroupView> groups) {
    var terms = programme.settings();
    var dataController = settings.provider().completing(programme.training()).organisation();
    var members = groups.stream().flatMap(group -> group.members().stream()).distinct().count();
    return chapter(
        "processing",
        row("processing.controller", format.orPlaceholder(dataController, "CODEV_ORGANISATION")),
        row("processing.officer", officer()),
        row("processing.programme", terms.name()),
        row(
            "processing.period",
            format.message(
                "processing.period.value",
                format.day(terms.startsOn()),
                format.day(terms.endsOn()))),
        row("processing.aims", format.aims(terms.aims())),
        text("processing.people", groups.size(), members),
        text("processing.languages", format.nameOf(settings.emails().language())),
        text("processing.automated"));
  }

  private DossierChapter data(int threshold, RetentionSchedule schedule) {
    return new DossierChapter(
        format.message("data"),
        format.message("data.hint"),
        Arrays.stream(PersonalDataCategory.values())
            .map(one -> section(one, textArguments(one, threshold, schedule)))
            .toList());
  }

  private Section section(PersonalDataCategory category, Object... values) {
    var rows = new ArrayList<Row>();
    for (var aspect : Aspect.values())
      rows.add(
          new Row(
              format.message("aspect." + aspect),
              format.message("data." + category + "." + aspect, values)));
    return new Section(format.message("data." + category), rows);
  }

  /** What the texts about a category have of the settings. */
  private Object[] textArguments(
      PersonalDataCategory category, int threshold, RetentionSchedule schedule) {
    return switch (category) {
      case WORDS -> new Object[] {retention(schedule.of(RetentionClass.WORDS))};
      case ANSWERS ->
          new Object[] {
            peopleBehindAnswers(threshold), retention(schedule.of(RetentionClass.ANSWERS))
          };
      case IDENTITY -> new Object[] {retention(schedule.of(RetentionClass.IDENTITY))};
      case EMAILS -> new Object[] {mailServer(), format.duration(settings.emails().kept())};
      case IMPORTED_LISTS ->
          new Object[] {
            settings.imports().linesAtOnce(), format.duration(settings.imports().keep())
          };
      case TECHNICAL_LOGS ->
          new Object[] {
            format.retention(settings.stated().logsKept(), "CODEV_DATAPROTECTION_LOGSKEPT")
          };
      case ATTENDANCE, PROCESS_FACTS, SECURITY_LOG -> new Object[] {};
    };
  }

  private String retention(RetentionSchedule.Line line) {
    var key = "data." + line.dataClass();
    var period = line.period();
    var end = line.end();
    return period == null || end == null
        ? format.message(key + ".until-erasure")
        : format.message(
            key + ".until-end", period.months(), format.day(end.minusDays(1)), basis(period));
  }

  private String basis(RetentionPeriod period) {
    return format.message("basis." + period.basis());
  }

  private DossierChapter thresholds(int threshold) {
    int sensitive = Math.max(threshold, PrivacyThreshold.LOWEST_OF_SENSITIVE);
    return DossierChapter.of(
        format.message("thresholds"),
        format.message("thresholds.hint"),
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
        text("rights.erasure", format.duration(settings.approvals().expireAfter())),
        row("rights.grace", grace(settings.erasures().grace())),
        text("rights.effect", format.duration(settings.keys().memory())),
        text("rights.objection"),
        text("rights.complaint"));
  }

  private String grace(Duration grace) {
    return grace.isZero()
        ? format.message("rights.grace.none")
        : format.message("rights.grace.value", format.duration(grace));
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
            format.message("disclosures.identity." + identity.linkBy())),
        text("disclosures.video"),
        text("disclosures.downloads"),
        text("disclosures.others"));
  }

  private String mailServer() {
    var server = settings.mailServer();
    var sentence =
        server.isBlank()
            ? format.message("disclosures.emails.none")
            : format.message("disclosures.emails.server", server, settings.emails().from());
    return sentence + " " + format.message("disclosures.emails.other");
  }

  private String mailbox() {
    var host = settings.replies().host();
    return host.isEmpty()
        ? format.message("disclosures.replies.none")
        : format.message("disclosures.replies.mailbox", host);
  }

  private DossierChapter platform() {
    var stated = settings.stated();
    var hosting = format.orPlaceholder(stated.hosting(), "CODEV_DATAPROTECTION_HOSTING");
    var epochs = settings.keys().epochKeysKept();
    return chapter(
        "platform",
        row("platform.hosting", hosting),
        text(
            "platform.keys",
            format.message(epochs == null ? "platform.keys.master" : "platform.keys.epochs"),
            format.message("platform.keys." + settings.keys().masterKey())),
        text("platform.operator"),
        text("platform.integrity"),
        text(
            "platform.backups",
            format.retention(stated.backupsKept(), "CODEV_DATAPROTECTION_BACKUPSKEPT"),
            epochs == null
                ? format.message("platform.backups.master")
                : format.message("platform.backups.epochs", format.duration(epochs))),
        text("platform.sessions", format.duration(AccessTokenValidators.LONGEST)),
        text("platform.transport"));
  }

  private String officer() {
    return format.orPlaceholder(settings.stated().officer(), "CODEV_DATAPROTECTION_OFFICER");
  }

  private DossierChapter chapter(String key, Row... rows) {
    return DossierChapter.of(format.message(key), null, List.of(rows));
  }

  private Row row(String key, String value) {
    return new Row(format.message(key), value);
  }

  /** A row whose value is a text of its own. */
  private Row text(String key, Object... values) {
    return row(key, format.message(key + ".value", values));
  }
}
