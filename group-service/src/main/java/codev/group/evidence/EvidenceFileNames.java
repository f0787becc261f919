package codev.group.evidence;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Names of evidence files, in the reader's language: of lower-case letters without accents, digits
 * and hyphens, so that they are safe in every file system and header.
 */
@Component
public class EvidenceFileNames {
  private static final int LONGEST = 60;

  /** Letters that have no accent to leave off. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ł", "l",
          "ø", "o",
          "đ", "d",
          "ð", "d",
          "ı", "i",
          "þ", "th",
          "ß", "ss",
          "æ", "ae",
          "œ", "oe");

  private final MessageSource texts;
  private final TrainingProviderProperties settings;

  EvidenceFileNames(MessageSource texts, TrainingProviderProperties settings) {
    this.texts = texts;
    this.settings = settings;
  }

  /** E.g. {@code certificat-dupont-lea-2026.pdf}: the first name comes last. */
  String certificate(String displayName, Instant to, Locale language) {
    var names = displayName.strip().split("\\s+", 2);
    var ordered = names.length < 2 ? names[0] : names[1] + " " + names[0];
    return fileName("certificate", language, plain(ordered) + "-" + day(to).getYear() + ".pdf");
  }

  /** E.g. {@code emargement-groupe-lumiere-2026-11-26.pdf}. */
  String attendanceSheet(String group, Instant on, Locale language) {
    return fileName("sheet", language, plain(group) + "-" + day(on) + ".pdf");
  }

  /** Of the proof of a document, e.g. {@code certificat-dupont-lea-2026.json}. */
  String proof(String document) {
    return document.substring(0, document.lastIndexOf('.')) + ".json";
  }

  /** Likewise in an archive, e.g. {@code fichiers-de-preuve/certificat-dupont-lea-2026.json}. */
  String archivedProof(String document, Locale language) {
    return texts.getMessage("group.evidence.file.proofs", null, language) + "/" + proof(document);
  }

  /** E.g. {@code preuves-managers-2027.html}. */
  String indexPage(String programme, Locale language) {
    return fileName("index", language, plain(programme) + ".html");
  }

  /** E.g. {@code preuves-managers-2027.csv}. */
  String index(String programme, Locale language) {
    return fileName("index", language, plain(programme) + ".csv");
  }

  /** E.g. {@code bpf-cadre-f-managers-2027.csv}. */
  String annualReturn(String programme, Locale language) {
    return fileName("return", language, plain(programme) + ".csv");
  }

  /** E.g. {@code preuves-managers-2027.zip}. */
  public String archive(String programme, Locale language) {
    return fileName("index", language, plain(programme) + ".zip");
  }

  private String fileName(String kind, Locale language, String rest) {
    return texts.getMessage("group.evidence.file." + kind, null, language) + "-" + rest;
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, settings.zone());
  }

  private static String plain(String text) {
    var letters = text.toLowerCase(Locale.ROOT);
    for (var letter : LETTERS.entrySet())
      letters = letters.replace(letter.getKey(), letter.getValue());
    var plain =
        Normalizer.normalize(letters, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-");
    var cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    var trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "x" : trimmed;
  }
}
