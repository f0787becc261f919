package codev.group.dossier;

import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.settings;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.authority.ApprovalProperties;
import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.domain.programme.TrainingDescription;
import codev.group.evidence.Documents;
import codev.group.evidence.TrainingProviderProperties;
import codev.group.imports.ImportJobProperties;
import codev.group.programme.ProgrammeView;
import codev.group.programme.SessionTemplates;
import codev.group.replies.ReplyMailboxProperties;
import codev.group.retention.RetentionSchedule;
import codev.group.retention.RetentionSchedule.Line;
import codev.infra.confidentiality.KeyProtection;
import codev.infra.confidentiality.KeyProtection.MasterKeySource;
import codev.infra.email.EmailProperties;
import codev.infra.personaldata.ErasureProperties;
import codev.infra.testkit.PdfInspection;
import codev.infra.web.identity.IdentityLink;
import codev.infra.web.security.ResourceServerProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("Le dossier de protection des données")
class DossierPdfTest {
  private static final Clock OCTOBER =
      Clock.fixed(Instant.parse("2026-10-01T08:00:00Z"), ZoneOffset.UTC);
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DataProtectionProperties NOTHING =
      new DataProtectionProperties("", "", null, null);

  private DataProtectionProperties stated = NOTHING;
  private String organisation = "Manufacture";
  private Duration expireAfter = Duration.ofDays(14);
  private Duration grace = Duration.ofDays(7);
  private Duration keep = Duration.ofDays(7);
  private @Nullable RetentionPeriod kept;
  private String mailServer = "relay";
  private String mailbox = "";
  private IdentityLink linkBy = IdentityLink.USERNAME;
  private KeyProtection keys = new KeyProtection(MasterKeySource.FILE, Duration.ofSeconds(5), null);

  @Test
  @DisplayName("dit le traitement, les finalités, les destinataires, les durées et les droits")
  void says_what_is_processed_and_why() throws IOException {
    assertThat(text(5, Locale.FRENCH))
        .contains("Protection des données : programme « Managers de proximité 2027 »")
        .contains("Établi le 1er octobre 2026")
        .contains("Responsable du traitement Manufacture")
        .contains("Du 11 janvier 2027 au 30 septembre 2027")
        .contains("Dynamique collective entre pairs, Pratiques managériales")
        .contains("Finalité", "Base légale", "Destinataires", "Durée de conservation")
        .contains("Textes et fichiers des séances", "Réponses aux questionnaires et évaluations")
        .contains("Présence et émargement", "Identité et coordonnées", "Organisation du programme")
        .contains("Courriels", "Listes de personnes importées", "Journal de sécurité")
        .contains("Traces techniques", "Droits des personnes", "CNIL");
  }

  @Test
  @DisplayName("se lit en anglais")
  void reads_in_english() throws IOException {
    var pdf = pdf(5, Locale.ENGLISH);

    assertThat(Documents.text(pdf))
        .contains("Data protection: programme “Managers de proximité 2027”")
        .contains("Drawn up on 1 October 2026", "Controller Manufacture")
        .contains("From 11 January 2027 to 30 September 2027")
        .contains("Purpose", "Legal basis", "Recipients", "Retention period")
        .contains("in the following language: French")
        .contains("7 days after the approval", "expires after 14 days", "within 5 seconds");
    assertThat(PdfInspection.language(pdf)).isEqualTo("en-GB");
  }

  @Test
  @DisplayName("a les seuils du programme, et le plus bas pour la confiance")
  void has_the_thresholds_of_the_programme() throws IOException {
    assertThat(text(3, Locale.FRENCH))
        .contains("3 personnes ; le minimum possible est 3.")
        .contains("Au moins 3 personnes dans les résultats.")
        .contains("Au moins 4 personnes différentes : une de plus que le seuil")
        .contains("portant sur au moins 4 personnes")
        .contains("Au moins 6 personnes différentes. Pour ces questions");
    assertThat(text(8, Locale.FRENCH))
        .contains("8 personnes ; le minimum possible est 3.")
        .contains("portant sur au moins 9 personnes")
        .contains("Au moins 9 personnes différentes. Pour ces questions")
        .contains("le seuil n’est jamais inférieur à 5.");
  }

  @Test
  @DisplayName("a les délais qui sont réglés, chacun dans son unité")
  void has_the_periods_that_are_set() throws IOException {
    assertThat(text(5, Locale.FRENCH))
        .contains("expire après 14 jours", "7 jours après l’accord")
        .contains("automatiquement 7 jours après la fin de l’import")
        .contains("Pendant 365 jours, le registre des courriels garde")
        .contains("dans un délai de 5 secondes", "pendant 1 jour au plus");

    expireAfter = Duration.ofHours(36);
    grace = Duration.ofMinutes(90);
    keep = Duration.ofDays(1);
    keys = new KeyProtection(MasterKeySource.FILE, Duration.ZERO, null);
    assertThat(text(5, Locale.FRENCH))
        .contains("expire après 36 heures", "90 minutes après l’accord")
        .contains("automatiquement 1 jour après la fin de l’import")
        .contains("dans un délai de moins d’une seconde")
        .doesNotContain("7 jours après", "14 jours");
  }

  @Test
  @DisplayName("dit qu’un effacement accepté est immédiat quand aucun délai n’est réglé")
  void says_that_an_erasure_is_immediate_without_grace() throws IOException {
    grace = Duration.ZERO;

    assertThat(text(5, Locale.FRENCH))
        .contains("Aucun : un effacement accepté est exécuté aussitôt.")
        .doesNotContain("après l’accord");
    assertThat(text(5, Locale.ENGLISH))
        .contains("None: an approved erasure is carried out at once.");
  }

  @Test
  @DisplayName("dit clairement ce qui n’a pas de durée de conservation")
  void says_what_has_no_retention_period() throws IOException {
    var text = text(5, Locale.FRENCH);

    assertThat(text.split("Aucune durée n’est fixée", -1)).hasSize(7);
    assertThat(text)
        .contains("jusqu’à l’effacement des données de la personne, qui les rend illisibles");
  }

  @Test
  @DisplayName("dit jusqu’à quel jour textes et réponses sont conservés, et sur quelle base")
  void says_until_when_texts_and_answers_are_kept() throws IOException {
    kept = new RetentionPeriod(36, LegalBasis.LEGITIMATE_INTEREST);

    var text = text(5, Locale.FRENCH);
    assertThat(text.split("soit jusqu’au 30 septembre 2030", -1)).hasSize(3);
    assertThat(text)
        .contains("36 mois après la fin du programme", "(intérêt légitime)")
        .contains("soit au moins jusqu’au 30 septembre 2030")
        .contains("jusqu’à l’échéance du dernier d’entre eux");
    assertThat(text.split("Aucune durée n’est fixée", -1)).hasSize(4);
    assertThat(text(5, Locale.ENGLISH))
        .contains("that is until 30 September 2030", "(legitimate interest)")
        .contains("that is at least until 30 September 2030");
  }

  @Test
  @DisplayName("dit par quel serveur les courriels partent, ou qu’aucun n’est configuré")
  void says_which_mail_server_there_is() throws IOException {
    assertThat(text(5, Locale.FRENCH))
        .contains("est relay ; l’expéditeur est codev@localhost.")
        .contains("Aucune boîte de réception n’est lue.");

    mailServer = "";
    assertThat(text(5, Locale.FRENCH))
        .contains("Aucun serveur de messagerie n’est configuré")
        .doesNotContain("codev@localhost");

    mailbox = "mailhost";
    assertThat(text(5, Locale.FRENCH))
        .contains("dans une boîte de réception de mailhost (IMAP).")
        .doesNotContain("its password", "Aucune boîte de réception");
  }

  @Test
  @DisplayName("dit où est la clé maîtresse et comment un compte est rattaché")
  void says_where_the_master_key_is() throws IOException {
    assertThat(text(5, Locale.FRENCH))
        .contains("GCM) dans un fichier.", "à une personne par son identifiant.");

    keys = new KeyProtection(MasterKeySource.SETTING, Duration.ofSeconds(5), null);
    linkBy = IdentityLink.EMAIL;
    assertThat(text(5, Locale.ENGLISH))
        .contains("GCM) from its settings.", "by its verified email address.");

    keys = new KeyProtection(MasterKeySource.KEY_MANAGEMENT_SERVICE, Duration.ofSeconds(5), null);
    assertThat(text(5, Locale.FRENCH))
        .contains("service de gestion de clés (KMS)", "par son adresse électronique vérifiée.");
  }

  @Test
  @DisplayName("dit jusqu’à quand une sauvegarde du coffre permet de lire des textes")
  void says_for_how_long_a_backup_opens() throws IOException {
    assertThat(text(5, Locale.FRENCH))
        .contains("sont chiffrées avec une clé maîtresse.")
        .contains("restent lisibles avec la clé maîtresse utilisée à leur date.")
        .doesNotContain("clé d’époque");

    keys = new KeyProtection(MasterKeySource.FILE, Duration.ofSeconds(5), Duration.ofDays(30));
    assertThat(text(5, Locale.FRENCH))
        .contains("avec une clé d’époque, remplacée chaque jour")
        .contains("Une sauvegarde du coffre de plus de 30 jours ne permet plus de lire aucun texte")
        .doesNotContain("restent lisibles avec la clé maîtresse");
    assertThat(text(5, Locale.ENGLISH))
        .contains("with an epoch key, which is replaced every day")
        .contains("A backup of the vault that is more than 30 days old can no longer be used");
  }

  @Test
  @DisplayName("a ce que l’organisation et l’exploitant indiquent, et nomme le réglage qui manque")
  void has_what_is_stated_or_the_setting_that_is_missing() throws IOException {
    organisation = "";
    assertThat(text(5, Locale.FRENCH))
        .contains("À compléter (réglage CODEV_ORGANISATION).")
        .contains("À compléter (réglage CODEV_DATAPROTECTION_OFFICER).")
        .contains("À compléter (réglage CODEV_DATAPROTECTION_HOSTING).")
        .contains("conservation : À compléter (réglage", "BACKUPSKEPT).")
        .contains("À compléter (réglage CODEV_DATAPROTECTION_LOGSKEPT).");

    organisation = "Manufacture";
    stated =
        new DataProtectionProperties(
            "Hélène Lefèvre", "Hébergeur SA, Roubaix", Duration.ofDays(30), Duration.ofDays(90));
    assertThat(text(5, Locale.FRENCH))
        .contains("Hélène Lefèvre", "Hébergeur SA, Roubaix")
        .contains("conservation : 30 jours (durée indiquée par l’exploitant).")
        .contains("90 jours (durée indiquée par l’exploitant). codev ne supprime pas")
        .doesNotContain("À compléter");
  }

  /** Accessible, and to be archived, as every document is. */
  private String text(int threshold, Locale language) throws IOException {
    return Documents.text(pdf(threshold, language));
  }

  private byte[] pdf(int threshold, Locale language) throws IOException {
    var programme =
        new ProgrammeView(
            PROGRAMME,
            settings("2027-01-11", "2027-09-30", 4, threshold),
            List.of(),
            SessionTemplates.NONE,
            TrainingDescription.EMPTY);
    var pdf =
        new DossierPdf(texts(), running(), OCTOBER, Documents.renderer(texts()))
            .of(programme, List.of(), schedule(), language);
    Files.write(Path.of("target", "data-protection-" + language + ".pdf"), pdf);
    return pdf;
  }

  private RetentionSchedule schedule() {
    return new RetentionSchedule(
        Arrays.stream(RetentionClass.values())
            .map(
                one ->
                    kept == null
                        ? new Line(one, null, null, false, null, null, null)
                        : new Line(
                            one,
                            kept,
                            OCTOBER.instant(),
                            true,
                            kept.endAfter(LocalDate.parse("2027-09-30")),
                            null,
                            null))
            .toList());
  }

  private DossierSettings running() {
    return new DossierSettings(
        stated,
        new TrainingProviderProperties(PARIS, "", "", "", "", organisation),
        new ApprovalProperties(expireAfter),
        new ErasureProperties(grace),
        new ImportJobProperties(
            500, 20_000, 250, 3, Duration.ofMinutes(1), Duration.ofSeconds(15), keep),
        emails(),
        mailbox(),
        identity(),
        keys,
        new MockEnvironment().withProperty("spring.mail.host", mailServer));
  }

  private static EmailProperties emails() {
    return new EmailProperties(
        Duration.ofMinutes(1),
        "codev@localhost",
        URI.create("https://codev.example.org"),
        Locale.FRENCH,
        PARIS,
        Duration.ofDays(7),
        Duration.ofDays(365),
        LocalTime.of(20, 0),
        LocalTime.of(7, 0));
  }

  private ReplyMailboxProperties mailbox() {
    return new ReplyMailboxProperties(
        mailbox,
        993,
        true,
        "codev",
        "its password",
        "INBOX",
        Duration.ofMinutes(1),
        mailbox.isEmpty() ? "" : "mx.example.org",
        false,
        true);
  }

  private ResourceServerProperties identity() {
    var issuer = URI.create("https://id.example.org");
    return new ResourceServerProperties(issuer, issuer.resolve("/keys"), "codev", linkBy, null);
  }

  private static MessageSource texts() {
    var texts = new ResourceBundleMessageSource();
    texts.setBasenames("messages/dossier", "messages/group");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    return texts;
  }
}
