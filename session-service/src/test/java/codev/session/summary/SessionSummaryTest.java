package codev.session.summary;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.documents.PdfRenderer;
import codev.infra.documents.seal.DocumentSeal;
import codev.infra.testkit.PdfInspection;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.SessionEvent.GatePassed;
import codev.session.domain.SessionEvent.IdeasKept;
import codev.session.domain.SessionEvent.SeatChangedMeanwhile;
import codev.session.domain.SessionEvent.StepExtended;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponse;
import codev.session.room.PageTestRenderer;
import codev.session.room.SessionMoment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("Le résumé d'une séance")
class SessionSummaryTest {
  private final PageTestRenderer renderer = new PageTestRenderer();

  @Test
  @DisplayName("dit le sujet, le titre, le contrat, les idées dans leur ordre, la suite")
  void says_what_the_session_leaves() throws IOException {
    for (var text : both(SessionMoment.CLOSED, ALICE, Locale.FRENCH))
      assertThat(text)
          .contains("Alice Martin", "Réunions sans décision", "texte 31")
          .contains("Contrat", "Décider en réunion")
          .containsSubsequence("texte 37", "texte 36")
          .contains("Décider à la fin de chaque réunion", "25 janvier 2027")
          .doesNotContain("texte 38", "texte 30", "Note de bob", "??");
  }

  @Test
  @DisplayName("rend aussi les autres contributions, type par type, ce qui n'est pas classé en fin")
  void lists_what_was_not_kept() throws IOException {
    var events = at(Step.CONSULTATION);
    events.add(unclassified(30, Step.CONSULTATION, CARLA));
    events.add(made(31, ContributionKind.RESOURCE, BOB));
    events.add(made(32, ContributionKind.EXPERIENCE, CARLA));
    events.add(made(33, ContributionKind.DISCOMFORT, ALICE));
    var seen = SessionMoment.seen(events, who(ALICE));
    for (var text :
        new String[] {page(seen, ALICE, Locale.FRENCH), pdf(seen, ALICE, Locale.FRENCH)})
      assertThat(text)
          .containsSubsequence("Autres contributions", "texte 32", "texte 31", "texte 30")
          .contains("Expérience", "Ressource", "À classer")
          .doesNotContain("texte 33", "??");
  }

  @Test
  @DisplayName("dit quelle idée est devenue une action, et de qui elle est")
  void says_which_idea_became_an_action() throws IOException {
    var events = at(Step.SYNTHESIS);
    var idea = new ContributionId(uuid(30));
    events.add(made(30, ContributionKind.IDEA, BOB));
    events.add(new IdeasKept(SESSION, List.of(idea), ALICE, NOON));
    events.add(new ActionPlanned(SESSION, ORIGIN, action(50, null).from(idea), ALICE, NOON));
    var seen = SessionMoment.seen(events, who(ALICE));
    assertThat(page(seen, ALICE, Locale.FRENCH))
        .containsSubsequence("texte 30", "Bob Petit", "✓ action", "Auteur de l’idée", "Bob Petit");
    assertThat(pdf(seen, ALICE, Locale.FRENCH))
        .containsSubsequence(
            "texte 30", "Bob Petit", "devenue une action", "Auteur de l’idée", "Bob Petit");
  }

  @Test
  @DisplayName("donne à chacun ses apprentissages, et à personne ceux d'un autre")
  void gives_each_their_own_learnings() throws IOException {
    for (var text : both(SessionMoment.CLOSED, BOB, Locale.FRENCH))
      assertThat(text).contains("Je coupe la parole", "Mes entretiens");
    for (var reader : new Username[] {ALICE, ANNE})
      for (var text : both(SessionMoment.CLOSED, reader, Locale.FRENCH))
        assertThat(text)
            .contains("Vous n’avez pas encore partagé d’apprentissage")
            .doesNotContain("Je coupe la parole", "Mes entretiens");
  }

  @Test
  @DisplayName("dit ce que l'animateur a décidé, pour combien de temps et pourquoi")
  void says_what_was_decided() throws IOException {
    var events = at(Step.PRESENTATION);
    var rules =
        List.of(
            RuleViolation.NO_TOPIC_CHOSEN.key(), RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key());
    events.add(
        new GatePassed(
            SESSION, Step.PREPARATION, rules, List.of(CARLA), words("Essayons"), ANNE, after(20)));
    events.add(new StepExtended(SESSION, 7, words("Un point encore"), null, ANNE, after(35)));
    var seen = SessionMoment.seen(events, who(BOB));
    for (var text : new String[] {page(seen, BOB, Locale.FRENCH), pdf(seen, BOB, Locale.FRENCH)}) {
      assertThat(text)
          .contains("Décisions motivées", "sans sujet choisi", "Anne Durand", "a prolongé l’étape")
          .containsSubsequence("Essayons", "7", "Un point encore");
      assertThat(text.replaceAll("\\s+", " "))
          .containsSubsequence("accord manquant", "Carla Roux", "Essayons");
    }
    for (var text : both(SessionMoment.CLOSED, BOB, Locale.FRENCH))
      assertThat(text).doesNotContain("Décisions motivées");
    for (var reader : new Username[] {ANNE, CARLA})
      for (var text : both(SessionMoment.CLOSED, reader, Locale.FRENCH))
        assertThat(text).containsSubsequence("Décisions motivées", "a masqué un texte", "blessant");
  }

  @Test
  @DisplayName("dit à un auditeur que les raisons sont réservées aux participants, non effacées")
  void keeps_reasons_from_an_auditor() throws IOException {
    var events = at(Step.PRESENTATION);
    events.add(new StepExtended(SESSION, 7, words("Un point encore"), null, ANNE, after(35)));
    var auditor = new Username("audrey");
    var seen =
        SessionMoment.seen(events, new CurrentUser(auditor.value(), Set.of(UserRole.AUDITOR)));
    for (var text :
        new String[] {page(seen, auditor, Locale.FRENCH), pdf(seen, auditor, Locale.FRENCH)})
      assertThat(text)
          .contains("a prolongé l’étape", "Texte réservé aux participants")
          .doesNotContain("Un point encore", "Texte effacé");
  }

  @Test
  @DisplayName("dit qui a quitté le groupe pendant la séance")
  void says_who_has_left_the_group() throws IOException {
    var events = at(Step.CONSULTATION);
    events.add(new SeatChangedMeanwhile(SESSION, BOB, false, ANNE, NOON));
    var seen = SessionMoment.seen(events, who(ALICE));
    for (var text :
        new String[] {page(seen, ALICE, Locale.FRENCH), pdf(seen, ALICE, Locale.FRENCH)})
      assertThat(text).containsSubsequence("A quitté le groupe pendant la séance", "Bob Petit");
    for (var text : both(SessionMoment.CLOSED, ALICE, Locale.FRENCH))
      assertThat(text).doesNotContain("A quitté le groupe");
  }

  @Test
  @DisplayName("ne rend pas un texte masqué, même à l'animateur")
  void what_is_hidden_is_not_printed() throws IOException {
    for (var text : both(SessionMoment.CLOSED, ANNE, Locale.FRENCH))
      assertThat(text).doesNotContain("texte 39");
  }

  @Test
  @DisplayName("se lit en anglais")
  void reads_in_english() throws IOException {
    for (var text : both(SessionMoment.CLOSED, BOB, Locale.ENGLISH))
      assertThat(text)
          .contains("Client: Alice Martin", "My takeaways", "January")
          .doesNotContain("??");
  }

  @Test
  @DisplayName("dit qu'un texte a été effacé, sans rien en garder")
  void says_that_words_were_erased() throws IOException {
    var seen = SessionMoment.CLOSED.erasedFor(who(BOB));
    for (var text : new String[] {page(seen, BOB, Locale.FRENCH), pdf(seen, BOB, Locale.FRENCH)})
      assertThat(text)
          .contains("Texte effacé ou illisible")
          .doesNotContain("Décider", "Je coupe la parole");
  }

  @Test
  @DisplayName("avant que rien soit retenu, le dit")
  void says_that_there_is_nothing_yet() throws IOException {
    for (var text : both(SessionMoment.SCHEDULED, BOB, Locale.FRENCH))
      assertThat(text).contains("Aucun sujet n’a encore été choisi");
    assertThat(page(SessionMoment.SCHEDULED.seenBy(who(BOB)), BOB, Locale.FRENCH))
        .contains("n’est pas terminée");
    assertThat(page(SessionMoment.CLOSED.seenBy(who(BOB)), BOB, Locale.FRENCH))
        .doesNotContain("n’est pas terminée");
  }

  private String[] both(SessionMoment moment, Username reader, Locale language) throws IOException {
    var seen = moment.seenBy(who(reader));
    return new String[] {page(seen, reader, language), pdf(seen, reader, language)};
  }

  private String page(SessionResponse seen, Username reader, Locale language) {
    return renderer.readOnly(
        "summary/page",
        seen,
        Map.of("summary", new SessionSummary(seen, reader)),
        who(reader),
        language);
  }

  private static String pdf(SessionResponse seen, Username reader, Locale language)
      throws IOException {
    var sentences = new ResourceBundleMessageSource();
    sentences.setBasename("messages/session");
    sentences.setDefaultEncoding("UTF-8");
    sentences.setFallbackToSystemLocale(false);
    var document =
        new SummaryPdf(
            sentences,
            new TimeZoneProperties(ZoneId.of("Europe/Paris")),
            new PdfRenderer(sentences, DocumentSeal.none()));
    var pdf = document.of(new SessionSummary(seen, reader), language);
    Files.write(Path.of("target", "summary-%s-%s.pdf".formatted(reader, language)), pdf);
    assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
    assertThat(PdfInspection.archivingViolations(pdf)).isEmpty();
    return PdfInspection.text(pdf);
  }

  private static CurrentUser who(Username name) {
    return new CurrentUser(name.value(), Set.of(UserRole.PARTICIPANT, UserRole.FACILITATOR));
  }
}
