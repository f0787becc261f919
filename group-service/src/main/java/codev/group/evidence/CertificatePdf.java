package codev.group.evidence;

import codev.group.directory.DisplayNames;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.programme.TrainingDescription;
import codev.group.evidence.proof.DocumentProof;
import codev.infra.documents.PdfRenderer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A <i>certificat de réalisation</i>: that a person has followed a training action (article
 * L.6353-1 of the French labour code), in the fields that the ministry's model has.
 */
@Component
record CertificatePdf(
    MessageSource texts, TrainingProviderProperties settings, PdfRenderer renderer, Clock clock) {
  /** A line of the certificate. */
  record Field(String name, String value) {}

  /**
   * @param proof of what it rests on; null where the log is not signed
   */
  byte[] of(
      Participation participation,
      ProgrammeSettings programme,
      TrainingDescription programmeTraining,
      DisplayNames names,
      @Nullable DocumentProof proof,
      Locale language) {
    var training = settings.completing(programmeTraining);
    var formatter = new DocumentValueFormatter(texts, settings.zone(), language);
    var name = names.of(participation.person());
    return renderer.render(
        "certificate",
        formatter.message("certificate", name),
        Map.of(
            "statement",
            formatter.message(
                "certificate.statement",
                orPlaceholder(training.signatory(), formatter),
                orPlaceholder(training.provider(), formatter),
                name),
            "fields",
            fields(participation, programme, training, name, formatter),
            "withoutHours",
            participation.withoutHours(),
            "missing",
            String.join(", ", missing(training, formatter)),
            "made",
            formatter.message(
                "certificate.made",
                orPlaceholder(training.town(), formatter),
                formatter.date(clock.instant())),
            "sessions",
            sessions(participation, formatter),
            "proof",
            ProofSection.of(proof, participation.begins(), names, formatter)),
        language);
  }

  private static List<Field> fields(
      Participation participation,
      ProgrammeSettings programme,
      TrainingDescription training,
      String name,
      DocumentValueFormatter formatter) {
    var aims = programme.aims().stream().map(formatter::aim).collect(Collectors.joining(", "));
    return List.of(
        new Field(
            formatter.message("certificate.provider"),
            orPlaceholder(training.provider(), formatter)),
        new Field(
            formatter.message("certificate.declaration"),
            orPlaceholder(training.declaration(), formatter)),
        new Field(formatter.message("certificate.person"), name),
        new Field(
            formatter.message("certificate.organisation"),
            orPlaceholder(training.organisation(), formatter)),
        new Field(formatter.message("certificate.action"), action(training, programme, formatter)),
        new Field(formatter.message("certificate.aims"), aims),
        new Field(
            formatter.message("certificate.nature"),
            formatter.message("nature." + training.nature())),
        new Field(
            formatter.message("certificate.dates"),
            formatter.message(
                "certificate.from-to",
                formatter.date(participation.from()),
                formatter.date(participation.to()))),
        new Field(
            formatter.message("certificate.hours"),
            formatter.message(
                "certificate.in-sessions",
                formatter.lasted(participation.hours()),
                participation.sessions().size())),
        new Field(
            formatter.message("certificate.modality"),
            formatter.message("certificate.modality." + participation.modality())),
        new Field(
            formatter.message("certificate.attendance"),
            formatter.message(
                "certificate.signed", participation.signed(), participation.toSign())));
  }

  private static List<List<String>> sessions(
      Participation participation, DocumentValueFormatter formatter) {
    var rows = new ArrayList<List<String>>();
    for (var attended : participation.sessions()) {
      var hours = attended.line().hours();
      rows.add(
          List.of(
              formatter.message(
                  "certificate.nth", attended.group(), attended.sheet().session().number()),
              formatter.date(attended.begins()),
              hours == null ? formatter.message("certificate.unknown") : formatter.lasted(hours),
              formatter.message(
                  "certificate.signed", attended.signed(), attended.sheet().halfDays().size())));
    }
    return rows;
  }

  private static String action(
      TrainingDescription training, ProgrammeSettings programme, DocumentValueFormatter formatter) {
    return training.action() == null
        ? formatter.message("certificate.codev", programme.name())
        : training.action();
  }

  /** A blank to fill in by hand where a value is missing. */
  private static String orPlaceholder(@Nullable String value, DocumentValueFormatter formatter) {
    return value == null ? formatter.message("certificate.blank") : value;
  }

  /** The fields that are still missing. */
  private static List<String> missing(
      TrainingDescription training, DocumentValueFormatter formatter) {
    var fields = new LinkedHashMap<String, @Nullable String>();
    fields.put("certificate.provider", training.provider());
    fields.put("certificate.declaration", training.declaration());
    fields.put("certificate.signatory", training.signatory());
    fields.put("certificate.town", training.town());
    fields.put("certificate.organisation", training.organisation());
    return fields.entrySet().stream()
        .filter(one -> one.getValue() == null)
        .map(one -> formatter.message(one.getKey()))
        .toList();
  }
}
