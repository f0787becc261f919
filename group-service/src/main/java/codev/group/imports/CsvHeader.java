package codev.group.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps the headings of a list to what they mean, as human resources departments write them: in
 * French or in English, in any case, with or without accents.
 */
final class CsvHeader {
  /** Columns of a list in which a name takes two. */
  static final String FIRST_NAME = "firstName";

  static final String LAST_NAME = "lastName";

  /** A column of addresses with which people sign in. */
  static final String EMAIL_AS_USERNAME = "emailAsUsername";

  private static final Map<String, Set<String>> NAMES =
      Map.ofEntries(
          Map.entry("id", Set.of("id")),
          Map.entry(
              "username",
              Set.of(
                  "username",
                  "user name",
                  "user id",
                  "identifiant",
                  "id utilisateur",
                  "login",
                  "compte")),
          Map.entry(
              "displayName",
              Set.of(
                  "displayname",
                  "display name",
                  "nom complet",
                  "full name",
                  "nom prenom",
                  "prenom nom",
                  "nom et prenom",
                  "prenom et nom",
                  "nom affiche")),
          Map.entry(EMAIL_AS_USERNAME, Set.of("emailasusername")),
          Map.entry(FIRST_NAME, Set.of("prenom", "first name", "firstname", "given name")),
          Map.entry(
              LAST_NAME,
              Set.of(
                  "nom",
                  "name",
                  "nom de famille",
                  "nom usuel",
                  "last name",
                  "lastname",
                  "surname",
                  "family name")),
          Map.entry(
              "email",
              Set.of(
                  "email",
                  "mail",
                  "mel",
                  "courriel",
                  "adresse email",
                  "adresse mail",
                  "adresse courriel",
                  "email address",
                  "adresse electronique",
                  "adresse de messagerie",
                  "email pro",
                  "mail pro",
                  "mel pro",
                  "courriel pro",
                  "email professionnel",
                  "mail professionnel",
                  "mel professionnel",
                  "courriel professionnel",
                  "work email")),
          Map.entry(
              "unit",
              Set.of(
                  "unit",
                  "unite",
                  "service",
                  "direction",
                  "direction service",
                  "service direction",
                  "departement",
                  "department",
                  "entite",
                  "business unit")),
          Map.entry("site", Set.of("site", "lieu", "location", "etablissement", "lieu de travail")),
          Map.entry(
              "jobFamily",
              Set.of(
                  "jobfamily",
                  "job family",
                  "metier",
                  "famille de metiers",
                  "fonction",
                  "poste",
                  "intitule du poste",
                  "intitule de poste",
                  "emploi",
                  "emploi repere",
                  "job",
                  "job title")),
          Map.entry(
              "managerUsername",
              Set.of(
                  "managerusername",
                  "manager",
                  "responsable",
                  "responsable hierarchique",
                  "resp hierarchique",
                  "nom du responsable",
                  "nom responsable",
                  "manager name",
                  "superieur hierarchique",
                  "identifiant responsable",
                  "identifiant du responsable",
                  "n+1",
                  "superieur",
                  "line manager")),
          Map.entry(RejectedRowsCsv.LINE, Set.of("line", "ligne")),
          Map.entry(RejectedRowsCsv.REASON, Set.of("reason", "motif")));

  private static final Map<String, String> MEANINGS = meanings();

  private CsvHeader() {}

  private static Map<String, String> meanings() {
    var meanings = new TreeMap<String, String>();
    NAMES.forEach((meaning, names) -> names.forEach(name -> meanings.put(name, meaning)));
    return meanings;
  }

  /** The column that a heading names; null where it is none of ours. */
  static @Nullable String meaning(String heading) {
    var plain =
        Normalizer.normalize(heading, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("e-mail", "email")
            .replaceAll("[\\s_./-]+", " ")
            .strip();
    return MEANINGS.get(plain);
  }

  /** A name out of two columns; a list with one alone has the whole name in it. */
  static String fullName(@Nullable String firstName, @Nullable String lastName) {
    return String.join(
        " ", Stream.of(firstName, lastName).filter(Objects::nonNull).map(String::strip).toList());
  }
}
