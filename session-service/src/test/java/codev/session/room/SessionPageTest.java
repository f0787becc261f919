package codev.session.room;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.SessionEvent.AttendanceMarked;
import codev.session.domain.SessionEvent.AttendanceSigned;
import codev.session.domain.SessionEvent.BreakBegun;
import codev.session.domain.SessionEvent.ContributionClassified;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.SessionEvent.EntryRestored;
import codev.session.domain.SessionEvent.EntryWithdrawn;
import codev.session.domain.SessionEvent.FloorGiven;
import codev.session.domain.SessionEvent.IdeasKept;
import codev.session.domain.SessionEvent.RegulationRemarked;
import codev.session.domain.SessionEvent.SeatChangedMeanwhile;
import codev.session.domain.SessionEvent.SessionPostponed;
import codev.session.domain.SessionEvent.TopicProposed;
import codev.session.domain.SessionEvent.TopicVoted;
import codev.session.domain.SessionEvent.VotesShown;
import codev.session.domain.SessionPermission;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("La page de la séance")
class SessionPageTest {
  private static final CurrentUser FACILITATOR = participant(ANNE);
  private static final CurrentUser CLIENT = participant(ALICE);
  private static final CurrentUser CONSULTANT = participant(BOB);
  private static final CurrentUser AUDITOR = new CurrentUser("audrey", Set.of(UserRole.AUDITOR));
  private static final CurrentUser MANAGER = new CurrentUser("marc", Set.of(UserRole.MANAGER));
  private static final List<CurrentUser> ALL =
      List.of(FACILITATOR, CLIENT, CONSULTANT, AUDITOR, MANAGER);

  /** Where an element that comes by itself is put. */
  private static final Pattern OUT_OF_BAND =
      Pattern.compile("hx-swap-oob=\"(?:afterbegin|beforeend):#([^\"]+)");

  private final PageTestRenderer renderer = new PageTestRenderer();

  @TestFactory
  @DisplayName(
      "se dessine à chaque moment, pour chacun, dans les deux langues, sans phrase manquante")
  Stream<DynamicTest> is_drawn_without_a_missing_sentence() {
    return everyPage()
        .flatMap(
            sight ->
                Stream.of(Locale.FRENCH, Locale.ENGLISH)
                    .map(
                        language ->
                            test(
                                sight + " " + language,
                                () -> {
                                  var page = renderer.page(sight.moment(), sight.user(), language);
                                  assertThat(page)
                                      .contains("</html>")
                                      .contains("lang=\"" + language + "\"")
                                      .doesNotContain("??");
                                })));
  }

  @Test
  @DisplayName("demande avant de revenir, de passer l'animation et de clore, Annuler d'abord")
  void asks_before_what_is_rare() {
    var page = renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH);
    for (var act : List.of("back", "substitute", "close"))
      assertThat(page)
          .contains("data-opens=\"" + act + "-dialog\"")
          .containsSubsequence(
              "<dialog id=\"" + act + "-dialog\"",
              "id=\"" + act + "-reason\"",
              "id=\"" + act + "-cancel\" data-closes autofocus",
              "id=\"" + act + "-confirm\"");
    for (var user : List.of(CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH))
          .contains("id=\"session-menu\"")
          .doesNotContain("<dialog", "data-go=\"lead\"", "id=\"next-button\"");
    assertThat(renderer.page(SessionMoment.EVALUATED, FACILITATOR, Locale.FRENCH))
        .containsSubsequence("<dialog id=\"close-dialog\"", "Clore quand même");
  }

  @Test
  @DisplayName("tant qu'un point manque, l'étape suivante montre lequel")
  void the_next_step_shows_what_is_missing() {
    var next = Pattern.compile("id=\"next-button\"[^>]*popovertarget=\"gates-list\"");
    assertThat(renderer.page(SessionMoment.PROBLEM_DEFINITION, FACILITATOR, Locale.FRENCH))
        .containsPattern(next);
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .contains("id=\"next-button\"")
        .doesNotContainPattern(next);
  }

  @Test
  @DisplayName("donne à l'animateur, à lui seul, de quoi commencer l'étape à voix haute")
  void gives_the_facilitator_words_to_begin_with() {
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .containsSubsequence("class=\"guide\"", ">À dire<", "Parlons à partir de notre expérience");
    for (var moment : List.of(SessionMoment.CONSULTATION, SessionMoment.TOO_FEW))
      for (var user : moment == SessionMoment.TOO_FEW ? ALL : List.of(CLIENT, CONSULTANT))
        assertThat(renderer.page(moment, user, Locale.FRENCH)).doesNotContain(">À dire<");
  }

  @Test
  @DisplayName("mène à son groupe")
  void leads_to_its_group() {
    for (var user : List.of(FACILITATOR, CLIENT, AUDITOR))
      assertThat(renderer.page(SessionMoment.CLOSED, user, Locale.FRENCH)).contains(">Groupe</a>");
  }

  @TestFactory
  @DisplayName("propose exactement ce qui est permis")
  Stream<DynamicTest> offers_exactly_what_is_allowed() {
    return everyPage()
        .map(
            sight ->
                test(
                    sight.toString(),
                    () -> {
                      var offered = offers(renderer.unfoldedPage(sight.moment(), sight.user()));
                      assertThat(offered).isEqualTo(expected(sight));
                    }));
  }

  @TestFactory
  @DisplayName("ne montre aucun mot à qui n'y a pas droit")
  Stream<DynamicTest> shows_no_word_to_outsiders() {
    var words =
        List.of(
            "Réunions sans décision",
            "texte 30",
            "texte 36",
            "Décider en réunion",
            "Décider à la fin",
            "ordre du jour",
            "Je coupe la parole",
            "Plus de silences",
            "Parler au directeur",
            "Note de bob");
    var inside = renderer.page(SessionMoment.CLOSED, CONSULTANT, Locale.FRENCH);
    return Stream.of(AUDITOR, MANAGER)
        .map(
            user ->
                test(
                    user.username(),
                    () -> {
                      assertThat(inside).contains(words);
                      assertThat(renderer.page(SessionMoment.CLOSED, user, Locale.FRENCH))
                          .doesNotContain(words);
                    }));
  }

  @TestFactory
  @DisplayName("appelle chacun par son nom, jamais par son identifiant")
  Stream<DynamicTest> people_go_by_their_names() {
    return everyPage()
        .filter(sight -> !sight.user().equals(MANAGER) && !sight.user().equals(AUDITOR))
        .map(
            sight ->
                test(
                    sight.toString(),
                    () -> {
                      var page = renderer.page(sight.moment(), sight.user(), Locale.FRENCH);
                      assertThat(readAloud(page))
                          .contains("Bob Petit")
                          .doesNotContainPattern("\\b(anne|alice|bob|carla)\\b");
                    }));
  }

  /** What of the part below the bar is shown or said, less what the people themselves wrote. */
  private static String readAloud(String page) {
    return page.substring(page.indexOf("<main"))
        .replaceAll("Note de \\w+", "")
        .replaceAll("<[^>]*?(?:aria-label|data-said)=\"([^\"]*)\"[^>]*>", " $1 ")
        .replaceAll("<[^>]*>", " ");
  }

  @Test
  @DisplayName("dit qui a écrit pour un autre, et lui permet, à lui seul, de ne pas le reconnaître")
  void says_who_typed_for_another() {
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH))
          .contains("noté par Anne Durand");
    assertThat(offers(renderer.page(SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH)))
        .contains("disowned-entries");
    for (var user : List.of(FACILITATOR, CLIENT))
      assertThat(offers(renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH)))
          .doesNotContain("disowned-entries");
  }

  @Test
  @DisplayName("donne à l'animateur les formulaires de ceux qui parlent, pour l'écran de la salle")
  void the_facilitator_types_for_others() {
    var consulting = renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH);
    assertThat(all("id=\"take-down-for-(\\w+)", consulting)).containsExactly("bob", "carla");
    assertThat(all("id=\"take-down-([A-Z_]+)\"", consulting))
        .contains("IDEA", "OFFER_OF_HELP")
        .doesNotContain("REFRAME", "DISCOMFORT");
    assertThat(consulting)
        .as("who has the floor is chosen")
        .containsPattern("id=\"take-down-for-bob\"[^>]*selected")
        .doesNotContainPattern("id=\"take-down-for-carla\"[^>]*selected");
    assertThat(renderer.page(SessionMoment.PRESENTATION, FACILITATOR, Locale.FRENCH))
        .contains("Alice Martin parle et vous écrivez.");
    assertThat(renderer.page(SessionMoment.CLARIFICATION, FACILITATOR, Locale.FRENCH))
        .contains("Réponse du client (Alice Martin)")
        .doesNotContain("Votre réponse");
    assertThat(renderer.page(SessionMoment.CONSULTATION, CLIENT, Locale.FRENCH))
        .doesNotContain("take-down");
  }

  @Test
  @DisplayName("ne choisit pas d'auteur dans un formulaire que la parole ne redessine pas")
  void no_former_speaker_is_chosen_as_the_author() {
    var events = at(Step.LEARNING);
    events.add(new FloorGiven(SESSION, BOB, null, ANNE, NOON));
    assertThat(PageSection.changedBy(events.getLast())).doesNotContain(PageSection.TAKEAWAYS);
    var page = renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH);
    assertThat(page)
        .contains("id=\"learn-for-bob\"", "id=\"learn-for-carla\"")
        .doesNotContainPattern("id=\"learn-for-\\w+\"[^>]*checked");
  }

  @Test
  @DisplayName("ne demande ni type ni catégorie avant d'écrire : un choix est déjà fait")
  void something_is_chosen_already() {
    assertThat(renderer.page(SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH))
        .containsPattern("id=\"say-none\"[^>]*checked")
        .doesNotContainPattern("id=\"say-[A-Z_]+\"[^>]*(checked|required)");
    assertThat(renderer.page(SessionMoment.CLARIFICATION, CONSULTANT, Locale.FRENCH))
        .containsPattern("id=\"say-none\"[^>]*checked[^>]*><span>Question<");
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .containsPattern("id=\"take-down-none\"[^>]*checked");
    assertThat(renderer.page(SessionMoment.PRESENTATION, CLIENT, Locale.FRENCH))
        .containsPattern("id=\"say-STATEMENT\"[^>]*checked")
        .doesNotContain("say-none");
    assertThat(renderer.page(SessionMoment.LEARNING, CONSULTANT, Locale.FRENCH))
        .containsPattern("id=\"learn-SELF\"[^>]*checked");
    assertThat(renderer.page(SessionMoment.PREPARATION, CONSULTANT, Locale.FRENCH))
        .containsPattern("id=\"propose-PROBLEM\"[^>]*checked")
        .doesNotContainPattern("id=\"propose-(CONCERN|PROJECT)\"[^>]*checked");
  }

  @Test
  @DisplayName("propose des motifs et des dates, d'une pression")
  void fills_fields_with_one_press() {
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .containsPattern("data-fills=\"extend-reason\"[^>]*>Tous ne se sont pas exprimés<")
        .containsPattern("data-fills=\"close-reason\"")
        .contains("Les étapes suivantes n’auront pas lieu")
        .doesNotContain("data-fills=\"next-reason\"");
    assertThat(renderer.page(SessionMoment.TOO_FEW, FACILITATOR, Locale.FRENCH))
        .contains("data-fills=\"next-reason\"", "data-fills=\"quorum-reason-POSTPONED\"");
    assertThat(renderer.page(SessionMoment.SYNTHESIS, CLIENT, Locale.FRENCH))
        .containsPattern("data-fills=\"action-due\"[^>]*value=\"2027-01-18\"");
  }

  @Test
  @DisplayName("garde les notes de chacun pour lui")
  void notes_are_private() {
    assertThat(renderer.page(SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH))
        .contains("Note de bob");
    assertThat(renderer.page(SessionMoment.CONSULTATION, CLIENT, Locale.FRENCH))
        .doesNotContain("Note de bob");
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .doesNotContain("Note de bob");
  }

  @Test
  @DisplayName("ne montre un texte masqué qu'à l'animateur et à son auteur, avec le motif")
  void hidden_entries_stay_hidden() {
    var whoHidIt = renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH);
    var entry = whoHidIt.substring(0, whoHidIt.indexOf("texte 39"));
    assertThat(entry.substring(entry.lastIndexOf("id=\"said-")))
        .contains("Afficher le texte masqué");
    assertThat(entry.substring(entry.lastIndexOf("<li"))).contains("out-of-sight");
    assertThat(renderer.page(SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH))
        .doesNotContain("texte 39", "blessant");
    assertThat(renderer.page(SessionMoment.CONSULTATION, participant(CARLA), Locale.FRENCH))
        .contains("texte 39", "L’animateur a masqué votre texte.", "Motif\u202f: blessant")
        .doesNotContain("id=\"correct-text-" + uuid(39));
    assertThat(whoHidIt)
        .contains("Motif\u202f: blessant", "Masqué par Anne Durand")
        .contains("Son auteur en est informé et lit le motif.")
        .doesNotContain("L’animateur a masqué votre texte.");
    for (var user : List.of(FACILITATOR, CLIENT, participant(CARLA)))
      assertThat(
              renderer.section(PageSection.CONCLUSION, SessionMoment.LEARNING, user, Locale.FRENCH))
          .as("what the client keeps")
          .contains("texte 36")
          .doesNotContain("texte 39");
  }

  @Test
  @DisplayName("montre le texte modifié par son auteur, et plus rien de ce qui est retiré")
  void changed_words() {
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT)) {
      var page = renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH);
      assertThat(page).contains("mieux dit 41", "modifié").doesNotContain("texte 41", "texte 42");
    }
  }

  @Test
  @DisplayName("permet à chacun de modifier et de retirer ses propres mots, tant que dure l'étape")
  void own_words_may_be_changed() {
    var own = renderer.page(SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH);
    assertThat(all("id=\"correct-text-[-0-9a-f]*([0-9a-f]{2})\"", own))
        .as("of Bob alone")
        .containsExactlyInAnyOrder("24", "28");
    assertThat(own).contains("texte 36</textarea>", ">Modifier<", ">Retirer<");
    assertThat(renderer.page(SessionMoment.SYNTHESIS, CONSULTANT, Locale.FRENCH))
        .doesNotContain("correct-text-");
    assertThat(
            all(
                "id=\"correct-text-[-0-9a-f]*([0-9a-f]{2})\"",
                renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH)))
        .as("what was dictated")
        .containsExactly("28");
  }

  @Test
  @DisplayName(
      "à qui vient d'être noté absent, propose encore de les retirer, plus de les modifier")
  void who_is_marked_absent_is_offered_no_change() {
    var events = new ArrayList<>(at(Step.LEARNING));
    var remark = new RemarkId(uuid(70));
    events.add(new RegulationRemarked(SESSION, remark, words("Plus de silences"), BOB, NOON));
    var form = "correct-text-" + remark;
    assertThat(renderer.page(SessionMoment.seen(events, CONSULTANT), CONSULTANT, Locale.FRENCH))
        .contains(form);

    var gone =
        new AttendanceMarked(SESSION, ORIGIN, BOB, AttendanceStatus.LEFT_EARLY, null, ANNE, NOON);
    events.add(gone);

    assertThat(renderer.page(SessionMoment.seen(events, CONSULTANT), CONSULTANT, Locale.FRENCH))
        .contains("withdraw-button-" + remark)
        .doesNotContain(form);
    for (var viewer : List.of(BOB, ANNE))
      assertThat(SessionPageStream.redrawnBy(gone, viewer, ANNE))
          .as("an open page of %s", viewer)
          .contains(PageSection.values());
    assertThat(SessionPageStream.redrawnBy(gone, CARLA, ANNE))
        .contains(PageSection.PEOPLE)
        .doesNotContain(PageSection.TAKEAWAYS);
  }

  @Test
  @DisplayName("montre qui a quitté le groupe pendant la séance, sans rien à en noter")
  void shows_who_has_left_the_group() {
    var events = new ArrayList<>(at(Step.CONSULTATION));
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .contains("Noter les 3 membres comme présents", "id=\"mark-fold-bob\"", "id=\"floor-bob\"")
        .doesNotContain("a quitté le groupe");
    var left = new SeatChangedMeanwhile(SESSION, BOB, false, ANNE, NOON);
    events.add(left);
    var seen = SessionMoment.seen(events, FACILITATOR);
    assertThat(renderer.page(seen, FACILITATOR, Locale.FRENCH))
        .containsSubsequence("Bob Petit", "a quitté le groupe", "Carla Roux")
        .contains("Noter les 2 membres comme présents", "id=\"mark-fold-carla\"")
        .doesNotContain("mark-fold-bob", "mark-bob", "floor-bob", "take-down-for-bob");
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.ENGLISH))
        .containsSubsequence("Bob Petit", "has left the group", "Carla Roux");
    assertThat(seen.people().consultantsThere()).isEqualTo(1);
    assertThat(seen.people().participants())
        .filteredOn(person -> person.username().equals(BOB))
        .allMatch(person -> person.left() && !person.present())
        .hasSize(1);
    assertThat(SessionPageStream.redrawnBy(left, ANNE, ANNE)).contains(PageSection.values());
    assertThat(SessionPageStream.redrawnBy(left, CARLA, ANNE))
        .contains(PageSection.PEOPLE, PageSection.CONTRACT)
        .doesNotContain(PageSection.TAKEAWAYS);
  }

  @Test
  @DisplayName("dit à l'animateur, à lui seul, que le client a quitté le groupe et que faire")
  void says_that_the_client_has_left() {
    var events = new ArrayList<>(at(Step.PRESENTATION));
    events.add(new SeatChangedMeanwhile(SESSION, ALICE, false, ANNE, NOON));
    var sentence = "Alice Martin, client de la séance, a quitté le groupe.";
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .contains(sentence);
    assertThat(renderer.page(SessionMoment.seen(events, CONSULTANT), CONSULTANT, Locale.FRENCH))
        .doesNotContain(sentence);
  }

  @TestFactory
  @DisplayName("ajoute ce qui se dit de plus à sa place, tel que la page entière le montre")
  Stream<DynamicTest> what_is_said_is_added_in_its_place() {
    return Stream.of(
            SessionMoment.PRESENTATION, SessionMoment.CLARIFICATION, SessionMoment.CONSULTATION)
        .flatMap(
            moment ->
                Stream.of(FACILITATOR, CLIENT, CONSULTANT).map(user -> new Sight(moment, user)))
        .map(
            sight -> test(sight.toString(), () -> isAddedInItsPlace(sight.moment(), sight.user())));
  }

  private void isAddedInItsPlace(SessionMoment moment, CurrentUser user) {
    var whole = renderer.section(PageSection.TALK, moment, user, Locale.FRENCH);
    var additions =
        moment.seenBy(user).discussion().contributions().stream()
            .flatMap(c -> renderer.addition(c.id(), moment, user).stream())
            .toList();
    assertThat(additions).isNotEmpty();
    for (var addition : additions) {
      var places = OUT_OF_BAND.matcher(addition).results().map(found -> found.group(1)).toList();
      assertThat(places).isNotEmpty().allSatisfy(id -> assertThat(whole).contains("id=\"" + id));
      var entry = addition.substring(addition.indexOf("id=\"said-"));
      assertThat(whole).contains(entry.substring(0, entry.indexOf("</p>")));
    }
  }

  @Test
  @DisplayName("dessine une partie entière comme telle, après un ajout aussi")
  void a_whole_part_is_none_that_is_added() {
    var said =
        SessionMoment.CLARIFICATION.seenBy(FACILITATOR).discussion().contributions().getLast().id();
    assertThat(
            renderer.sectionAfter(said, PageSection.TALK, SessionMoment.CLARIFICATION, FACILITATOR))
        .contains("id=\"shares\"")
        .doesNotContain("hx-swap-oob");
  }

  @Test
  @DisplayName("n'ajoute rien là où la page ne montre encore rien, ni à une étape passée")
  void nothing_is_added_where_nothing_is() {
    var seen = SessionMoment.CLARIFICATION.seenBy(CONSULTANT);
    var elsewhere = seen.discussion().contributions().getFirst();
    assertThat(elsewhere.step()).isNotEqualTo(seen.progress().step());
    assertThat(renderer.addition(elsewhere.id(), SessionMoment.CLARIFICATION, CONSULTANT))
        .isEmpty();
    var signal =
        SessionMoment.CONSULTATION.seenBy(CONSULTANT).discussion().contributions().stream()
            .filter(c -> c.kind() == ContributionKind.REFRAME)
            .findFirst()
            .orElseThrow();
    assertThat(renderer.addition(signal.id(), SessionMoment.CONSULTATION, CONSULTANT)).isEmpty();
  }

  @Test
  @DisplayName("garde l'exposé à côté du travail, une fois l'exposé terminé")
  void what_was_presented_stays_beside() {
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT)) {
      assertThat(
              renderer.section(
                  PageSection.PRESENTED, SessionMoment.CLARIFICATION, user, Locale.FRENCH))
          .containsSubsequence(
              ">Exposé<", "Alice Martin", "class=\"headline\"", "texte 31", "texte 30");
      assertThat(
              renderer.section(
                  PageSection.PRESENTED, SessionMoment.PRESENTATION, user, Locale.FRENCH))
          .doesNotContain("texte 30");
    }
    assertThat(
            renderer.section(
                PageSection.PRESENTED, SessionMoment.CONSULTATION, AUDITOR, Locale.FRENCH))
        .doesNotContain("<h2");
  }

  @Test
  @DisplayName("range la consultation en quatre colonnes fixes, chaque type dans la sienne")
  void four_columns() {
    var talk =
        renderer.section(PageSection.TALK, SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH);
    assertThat(all("id=\"all-([A-Z]+)\"", talk))
        .containsExactly("UNCLASSIFIED", "EXPERIENCE", "QUESTIONS", "LEADS", "SUPPORT", "SIGNALS");
    assertThat(all("data-kind=\"([A-Z_]+)\"", talk))
        .containsExactly("IMPRESSION", "QUESTION", "IDEA", "RESOURCE", "REFRAME");
    assertThat(talk)
        .containsSubsequence("id=\"all-QUESTIONS\"", "mieux dit 41", "id=\"all-LEADS\"", "texte 36")
        .contains("id=\"count-EXPERIENCE\">0<");
    var events = new ArrayList<>(at(Step.CONSULTATION));
    events.add(made(30, ContributionKind.EXPERIENCE, BOB));
    events.set(0, scheduled(ours()));
    assertThat(
            all(
                "id=\"all-([A-Z]+)\"",
                renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH)))
        .as("a programme without the other kinds")
        .containsExactly("UNCLASSIFIED", "EXPERIENCE", "QUESTIONS");
  }

  @Test
  @DisplayName("garde à part ce qui reste à classer, d'une pression pour qui le peut")
  void a_tray_for_what_is_to_be_sorted() {
    var events = new ArrayList<>(at(Step.CONSULTATION));
    events.add(made(30, ContributionKind.IDEA, BOB));
    events.add(unclassified(31, Step.CONSULTATION, BOB));
    for (var user : List.of(FACILITATOR, CONSULTANT)) {
      var page = renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH);
      assertThat(page)
          .containsSubsequence("id=\"all-UNCLASSIFIED\"", "texte 31", "id=\"all-EXPERIENCE\"")
          .contains("id=\"count-UNCLASSIFIED\">1<")
          .containsSubsequence(
              "id=\"file-", "value=\"IMPRESSION\"", ">Vécu<", "value=\"RESOURCE\"");
      assertThat(all("<form[^>]* id=\"file-([-0-9a-f]+)\"", page))
          .containsExactly(uuid(31).toString());
    }
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH))
        .contains("texte 31", ">À classer<")
        .doesNotContain("id=\"file-");
    events.add(
        new ContributionClassified(
            SESSION, new ContributionId(uuid(31)), ContributionKind.LEAD, ANNE, NOON));
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH))
        .containsSubsequence("id=\"all-LEADS\"", "texte 31", "id=\"all-SUPPORT\"")
        .contains("id=\"count-UNCLASSIFIED\">0<");
  }

  @Test
  @DisplayName("appelle question ce qui est demandé sans type, et le client y répond")
  void a_question_without_a_kind_is_answered() {
    var events = new ArrayList<>(at(Step.CLARIFICATION));
    events.add(unclassified(32, Step.CLARIFICATION, BOB));
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH))
        .contains(">Question<", "id=\"answer-" + uuid(32) + "\"");
  }

  @Test
  @DisplayName("dit en mots ce qui retient encore la séance dans son étape")
  void says_what_still_gates() {
    assertThat(renderer.page(SessionMoment.PREPARATION, FACILITATOR, Locale.FRENCH))
        .contains("choisissez un sujet");
    assertThat(renderer.page(SessionMoment.TOPIC_CHOSEN, FACILITATOR, Locale.FRENCH))
        .contains("Une action précédente reste à revoir");
    assertThat(renderer.page(SessionMoment.PROBLEM_DEFINITION, FACILITATOR, Locale.FRENCH))
        .contains("En attente de\u202f: Bob Petit");
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .doesNotContain("class=\"notice\"><p>");
  }

  @Test
  @DisplayName(
      "trop peu de consultants : attendre, une heure, reporter, et maintenir en plus petit")
  void three_answers_to_too_few() {
    var now = renderer.section(PageSection.NOW, SessionMoment.TOO_FEW, FACILITATOR, Locale.FRENCH);
    assertThat(now)
        .containsSubsequence(
            "id=\"quorum-alarm\"",
            "id=\"quorum-wait\"",
            ">Attendre 10\u00a0minutes<",
            "id=\"quorum-POSTPONED\"",
            "type=\"datetime-local\" id=\"quorum-date\" data-then",
            "id=\"quorum-SHORTENED\"",
            "<details id=\"quorum-held-fold\">",
            "id=\"quorum-HELD\"");
    assertThat(now).contains(">Vous êtes trop peu nombreux\u202f: décidez de la suite.<");
    for (var user : List.of(CLIENT, CONSULTANT))
      assertThat(renderer.section(PageSection.NOW, SessionMoment.TOO_FEW, user, Locale.FRENCH))
          .doesNotContain("quorum-", "trop peu nombreux");
  }

  @Test
  @DisplayName("en pause, dit jusqu'à quand à la place du temps qui reste")
  void a_break_takes_the_place_of_the_time() {
    var paused =
        renderer.section(PageSection.PATH, SessionMoment.PAUSED, CONSULTANT, Locale.FRENCH);
    assertThat(paused)
        .containsPattern("class=\"clock-left\"><span>En pause</span>")
        .doesNotContain("data-minutes");
    var events = at(Step.PRESENTATION);
    events.add(new BreakBegun(SESSION, 10, null, null, ANNE, after(3)));
    assertThat(renderer.page(SessionMoment.seen(events, CONSULTANT), CONSULTANT, Locale.FRENCH))
        .containsSubsequence("En pause", "Reprise à", "datetime=\"2027-01-11T12:13:00Z\"");
    assertThat(
            renderer.section(
                PageSection.PATH, SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH))
        .contains("data-minutes", "data-left", "data-soon=\"Il reste cinq minutes pour l’étape");
  }

  @Test
  @DisplayName("dit à chacun les touches qui lui servent, tant que le groupe se réunit")
  void lists_the_keys() {
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .contains("<kbd>P</kbd>", "<kbd>Échap</kbd>")
        .doesNotContain("<kbd>H</kbd>");
    assertThat(renderer.page(SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH))
        .contains("<kbd>H</kbd>", "data-toggle=\"keys\"")
        .doesNotContain("<kbd>P</kbd>", "<kbd>Alt</kbd>");
    assertThat(renderer.page(SessionMoment.CONSULTATION, CLIENT, Locale.FRENCH))
        .contains("<kbd>Alt</kbd>");
    assertThat(renderer.page(SessionMoment.CLOSED, CONSULTANT, Locale.FRENCH))
        .doesNotContain("<kbd>");
  }

  @Test
  @DisplayName("montre à tous qui n'est pas là")
  void shows_who_is_away() {
    for (var user : List.of(FACILITATOR, CLIENT)) {
      assertThat(renderer.page(SessionMoment.TOO_FEW, user, Locale.FRENCH))
          .containsOnlyOnce("<li class=\"away\">");
      assertThat(renderer.page(SessionMoment.PRESENTATION, user, Locale.FRENCH))
          .doesNotContain("<li class=\"away\">");
    }
  }

  @Test
  @DisplayName("reportée, l'animateur fixe sa nouvelle date ici, ou parmi celles du groupe")
  void leads_to_a_new_date() {
    List<SessionEvent> events =
        List.of(
            scheduled(),
            opened(),
            new SessionPostponed(SESSION, ORIGIN, words("Trop d'absents"), ANNE, NOON));
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .contains("href=\"/groups/" + GROUP + "#move-" + SESSION + "\"")
        .containsSubsequence(
            "<form id=\"new-date\"",
            "hx-post=\"/api/groups/" + GROUP + "/sessions/" + SESSION + "/move\"",
            "type=\"datetime-local\"",
            "name=\"startsAt\" data-instant");
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH))
        .contains("reportée\u202f: une nouvelle date sera proposée")
        .doesNotContain("#move-", "id=\"new-date\"", "nouvelle date à fixer");
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .contains("reportée\u202f: nouvelle date à fixer")
        .doesNotContain("une nouvelle date sera proposée");
  }

  @Test
  @DisplayName("dit à tous, avec ses mots, que le client recadre, le temps de la consultation")
  void tells_all_that_the_client_reframes() {
    var call = "class=\"notice\" role=\"status\"";
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
      assertThat(renderer.section(PageSection.NOW, SessionMoment.CONSULTATION, user, Locale.FRENCH))
          .contains(call, "texte 38");
    assertThat(renderer.page(SessionMoment.CONSULTATION, AUDITOR, Locale.FRENCH))
        .doesNotContain(call);
    assertThat(renderer.page(SessionMoment.SYNTHESIS, FACILITATOR, Locale.FRENCH))
        .doesNotContain(call);
  }

  @Test
  @DisplayName("met en avant une chose à la fois")
  void one_thing_at_a_time_is_said_aloud() {
    var next = Pattern.compile("id=\"next-button\" class=\"quiet\"");
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .doesNotContainPattern(next);
    assertThat(renderer.section(PageSection.NOW, SessionMoment.PAUSED, FACILITATOR, Locale.FRENCH))
        .containsPattern(next);
    assertThat(
            renderer.section(
                PageSection.TAKEAWAYS, SessionMoment.LEARNING, CONSULTANT, Locale.FRENCH))
        .containsSubsequence("id=\"learn\"", "id=\"evaluate-fold\"", "class=\"button quiet\"");
    assertThat(renderer.section(PageSection.NOW, SessionMoment.CLOSED, CONSULTANT, Locale.FRENCH))
        .contains("class=\"button\"");
  }

  @Test
  @DisplayName("compte les prises de parole où chacun peut la prendre")
  void counts_who_has_spoken_where_everybody_may() {
    assertThat(renderer.page(SessionMoment.PRESENTATION, FACILITATOR, Locale.FRENCH))
        .doesNotContain("Prises de parole");
    assertThat(renderer.page(SessionMoment.CLARIFICATION, FACILITATOR, Locale.FRENCH))
        .contains("Prises de parole");
  }

  @Test
  @DisplayName("dit à tous qui a donné des points, jamais comment, tant qu'ils sont cachés")
  void marks_who_has_voted() {
    var events =
        new ArrayList<SessionEvent>(
            List.of(
                scheduled(), opened(), proposed(), new TopicVoted(SESSION, TOPIC, 3, CARLA, NOON)));
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT)) {
      var page = renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH);
      assertThat(all("class=\"voted\">([^<]*)<", page)).containsExactly("a voté");
      assertThat(page).doesNotContain("3 points");
    }
    events.add(new VotesShown(SESSION, null, ANNE, NOON));
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH))
        .contains("3 points")
        .doesNotContain("class=\"voted\"");
  }

  @Test
  @DisplayName("n'attend pas les points des absents")
  void waits_for_no_points_of_who_is_away() {
    var events =
        new ArrayList<SessionEvent>(
            List.of(
                scheduled(), opened(), proposed(), new TopicVoted(SESSION, TOPIC, 3, CARLA, NOON)));
    assertThat(topics(events)).contains("1 membre sur 3 a voté");
    events.add(absent(BOB));
    assertThat(topics(events)).contains("1 membre sur 2 a voté");
    events.add(absent(CARLA));
    assertThat(topics(events)).contains("1 membre sur 2 a voté");
    assertThat(PageSection.changedBy(events.getLast())).contains(PageSection.TOPICS);
  }

  private String topics(List<SessionEvent> events) {
    return renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH);
  }

  private static AttendanceMarked absent(Username member) {
    return new AttendanceMarked(SESSION, ORIGIN, member, AttendanceStatus.ABSENT, null, ANNE, NOON);
  }

  @Test
  @DisplayName("un sujet retiré, puis restauré, ne révèle pas qui lui avait donné ses points")
  void a_withdrawn_topic_does_not_tell_who_had_voted_for_it() {
    var other = new TopicProposed(SESSION, topic(new TopicId(uuid(11))), BOB, NOON);
    var voted = new TopicVoted(SESSION, TOPIC, 3, CARLA, NOON);
    var events =
        new ArrayList<SessionEvent>(List.of(scheduled(), opened(), proposed(), other, voted));
    var topic = TOPIC.toString();
    var changes =
        List.<SessionEvent>of(
            new EntryWithdrawn(SESSION, ORIGIN, EntryKind.TOPIC, topic, null, ALICE, NOON),
            new EntryRestored(SESSION, ORIGIN, EntryKind.TOPIC, topic, null, ALICE, NOON));
    for (var change : changes) {
      events.add(change);
      for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
        assertThat(
                all(
                    "class=\"voted\">([^<]*)<",
                    renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH)))
            .containsExactly("a voté");
    }
  }

  @Test
  @DisplayName("les points et les minutes se règlent avec – et +, ou se tapent")
  void numbers_have_steps() {
    var page = renderer.page(SessionMoment.SCHEDULED, CONSULTANT, Locale.FRENCH);
    var field = "vote-points-" + TOPIC;
    assertThat(page)
        .containsSubsequence(
            "id=\"" + field + "-less\"",
            "value=\"-1\"",
            "type=\"number\"",
            "id=\"" + field + "\"",
            "id=\"" + field + "-more\"",
            "value=\"1\"");
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .containsSubsequence("id=\"break-minutes-less\"", "value=\"-5\"", "id=\"break-minutes\"")
        .containsSubsequence("id=\"extend-minutes\"", "id=\"extend-minutes-more\"", "value=\"5\"");
  }

  @Test
  @DisplayName("dit d'un sujet seul que c'est le seul")
  void tells_of_a_single_topic() {
    assertThat(renderer.page(SessionMoment.SCHEDULED, CONSULTANT, Locale.FRENCH))
        .contains("Seul sujet avec un client volontaire, proposé par")
        .doesNotContain("Sujet en tête des votes");
  }

  @Test
  @DisplayName("replie le formulaire du contrat une fois qu'il y en a un, et dit qui a une réserve")
  void folds_the_form_of_the_contract() {
    assertThat(
            renderer.section(
                PageSection.CONTRACT, SessionMoment.PROBLEM_DEFINITION, CLIENT, Locale.FRENCH))
        .containsSubsequence("id=\"redefine-fold\"", "Modifier le contrat", "id=\"redefine\"")
        .contains("émet une réserve");
  }

  @Test
  @DisplayName("d'un contrat modifié, dit à tous ce qui change et que les accords se redonnent")
  void shows_what_a_new_version_changes() {
    var events = at(Step.PROBLEM_DEFINITION);
    events.addAll(List.of(redefined(1), accepted(1, BOB)));
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH))
          .doesNotContain("contract-changes", "remplace la précédente");
    events.add(redefined(2));
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH))
          .contains("La version 2 remplace la précédente")
          .containsSubsequence("id=\"contract-changes\"", "version <del>1</del><ins>2</ins>");
    events.add(step(Step.CONSULTATION));
    assertThat(renderer.page(SessionMoment.seen(events, CONSULTANT), CONSULTANT, Locale.FRENCH))
        .doesNotContain("contract-changes", "remplace la précédente");
  }

  @Test
  @DisplayName(
      "n'offre l'affichage pour la salle qu'à ceux qui s'y réunissent, tant qu'ils le font")
  void offers_the_big_screen_to_those_who_meet() {
    var big = "data-toggle=\"big\"";
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT)) {
      assertThat(renderer.page(SessionMoment.SCHEDULED, user, Locale.FRENCH)).contains(big);
      assertThat(renderer.page(SessionMoment.CLOSED, user, Locale.FRENCH)).doesNotContain(big);
    }
    for (var user : List.of(AUDITOR, MANAGER))
      assertThat(renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH))
          .doesNotContain(big);
    var typing = "data-toggle=\"typing\"";
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .contains(typing);
    for (var user : List.of(CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH))
          .doesNotContain(typing);
  }

  @Test
  @DisplayName("note le groupe d'un geste, puis les exceptions, une ligne par personne")
  void attendance_takes_one_line_each() {
    var page = renderer.page(SessionMoment.PREPARATION, FACILITATOR, Locale.FRENCH);
    assertThat(page).contains(">Noter les 2 autres comme présents</button>");
    assertThat(all("<details class=\"attends\" name=\"attends\" id=\"mark-fold-(\\w+)\">", page))
        .containsExactly("alice", "bob", "carla");
    assertThat(page)
        .containsSubsequence(
            "id=\"mark-fold-alice\"", ">à noter<", "id=\"mark-fold-bob\"", ">en retard<");
    for (var user : List.of(CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.PREPARATION, user, Locale.FRENCH))
          .doesNotContain("mark-fold-", "mark-the-rest");
  }

  @Test
  @DisplayName("compte à table, pour l'animateur seul, ce que chacun a dit")
  void counts_words_at_the_table() {
    var people =
        renderer.section(
            PageSection.PEOPLE, SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH);
    assertThat(all("id=\"times-(\\w+)\"", people)).containsExactly("alice", "bob", "carla");
    assertThat(
            renderer.section(
                PageSection.PEOPLE, SessionMoment.CONSULTATION, CONSULTANT, Locale.FRENCH))
        .doesNotContain("times-");
  }

  @Test
  @DisplayName("ne compte pas à zéro qui est absent, ou parti sans avoir rien dit")
  void counts_nobody_who_is_away_as_silent() {
    var events = new ArrayList<>(at(Step.CLARIFICATION));
    events.add(made(30, ContributionKind.FACT, BOB));
    for (var status : List.of(AttendanceStatus.ABSENT, AttendanceStatus.LEFT_EARLY)) {
      var away = new ArrayList<>(events);
      away.add(new AttendanceMarked(SESSION, ORIGIN, CARLA, status, null, ANNE, NOON));
      assertThat(counted(away)).as(status.name()).containsExactly("alice", "bob");
    }
    events.add(
        new AttendanceMarked(SESSION, ORIGIN, BOB, AttendanceStatus.LEFT_EARLY, null, ANNE, NOON));
    assertThat(counted(events)).as("who has said something").contains("bob");
  }

  private List<String> counted(List<SessionEvent> events) {
    var seen = SessionMoment.seen(events, FACILITATOR);
    return all("id=\"times-(\\w+)\"", renderer.page(seen, FACILITATOR, Locale.FRENCH));
  }

  @Test
  @DisplayName("propose les participants, par leur nom, comme personne en soutien d'une action")
  void proposes_supporters_by_their_names() {
    assertThat(renderer.page(SessionMoment.SYNTHESIS, CLIENT, Locale.FRENCH))
        .containsSubsequence(
            "<datalist id=\"action-supporters\">", "value=\"Bob Petit\"", "</datalist>");
  }

  @Test
  @DisplayName("montre à tous qui a la parole ; l'animateur la donne à un autre ou la reprend")
  void shows_who_has_the_floor() {
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT, AUDITOR))
      assertThat(renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH))
          .contains("a la parole");
    assertThat(renderer.page(SessionMoment.CONSULTATION, MANAGER, Locale.FRENCH))
        .doesNotContain("a la parole");
    assertThat(renderer.page(SessionMoment.SYNTHESIS, CONSULTANT, Locale.FRENCH))
        .doesNotContain("a la parole");
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .contains("aria-label=\"Reprendre la parole (Bob Petit)\"")
        .contains("aria-label=\"Donner la parole (Carla Roux)\"");
  }

  @Test
  @DisplayName("fait un lien de chaque adresse d'un texte, et rien d'autre")
  void addresses_are_links() {
    var events = new ArrayList<>(at(Step.CONSULTATION));
    events.add(
        new ContributionMade(
            SESSION,
            Step.CONSULTATION,
            new Contribution(
                new ContributionId(uuid(30)),
                ContributionKind.RESOURCE,
                words("Voir https://example.org/a?b=1&c=2, <b>javascript:alert(1)</b>."),
                null),
            BOB,
            NOON));
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH))
        .contains(
            "Voir <a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\""
                + " target=\"_blank\">https://example.org/a?b=1&amp;c=2</a>, &lt;b&gt;javascript:");
  }

  @Test
  @DisplayName("montre à tous qui a levé la main ; l'animateur donne la parole ou baisse la main")
  void shows_raised_hands() {
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT, AUDITOR))
      assertThat(renderer.page(SessionMoment.CONSULTATION, user, Locale.FRENCH))
          .containsSubsequence("Mains levées", "hand-carla", "hand-alice")
          .doesNotContain("hand-bob");
    assertThat(renderer.page(SessionMoment.CONSULTATION, MANAGER, Locale.FRENCH))
        .doesNotContain("Mains levées", "main levée");
    assertThat(renderer.page(SessionMoment.SYNTHESIS, FACILITATOR, Locale.FRENCH))
        .doesNotContain("Mains levées", "main levée");
    assertThat(renderer.page(SessionMoment.CONSULTATION, FACILITATOR, Locale.FRENCH))
        .contains("aria-label=\"Baisser la main (Carla Roux)\"")
        .doesNotContain("id=\"hand-button\"");
    assertThat(renderer.page(SessionMoment.CONSULTATION, CLIENT, Locale.FRENCH))
        .contains(">Baisser la main</button>")
        .doesNotContain("hand-lower-carla");
    assertThat(renderer.page(SessionMoment.SYNTHESIS, CONSULTANT, Locale.FRENCH))
        .contains(">Lever la main</button>");
  }

  @Test
  @DisplayName("dit à l'animateur seul ce qu'il faut savoir d'un sujet avant de le choisir")
  void tells_the_facilitator_what_to_know_of_a_topic() {
    assertThat(renderer.page(SessionMoment.PREPARATION, FACILITATOR, Locale.FRENCH))
        .contains("faible pouvoir d’agir");
    assertThat(renderer.page(SessionMoment.PREPARATION, CLIENT, Locale.FRENCH))
        .doesNotContain("faible pouvoir d’agir");
  }

  @Test
  @DisplayName("dit à tous quel sujet les votes proposent, et pourquoi, jusqu'au choix")
  void tells_what_the_votes_suggest() {
    assertThat(renderer.page(SessionMoment.PREPARATION, CONSULTANT, Locale.FRENCH))
        .contains("Sujet en tête des votes")
        .contains("le plus grand nombre de points");
    assertThat(renderer.page(SessionMoment.TOPIC_CHOSEN, CONSULTANT, Locale.FRENCH))
        .doesNotContain("Sujet en tête des votes");
  }

  @Test
  @DisplayName("affichés, les points ne changent plus ; l'animateur peut les cacher jusqu'au choix")
  void shown_points_are_locked() {
    for (var user : List.of(CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.PREPARATION, user, Locale.FRENCH))
          .contains("Les points sont affichés et ne peuvent plus changer")
          .doesNotContain("Cacher les points", "id=\"vote-");
    assertThat(renderer.page(SessionMoment.PREPARATION, FACILITATOR, Locale.FRENCH))
        .contains("Cacher les points")
        .doesNotContain("Afficher les points", "id=\"vote-");
    assertThat(renderer.page(SessionMoment.SCHEDULED, CONSULTANT, Locale.FRENCH))
        .contains("id=\"vote-")
        .doesNotContain("Les points sont affichés");
    assertThat(renderer.page(SessionMoment.TOPIC_CHOSEN, FACILITATOR, Locale.FRENCH))
        .doesNotContain("Cacher les points");
  }

  @Test
  @DisplayName("marque l'idée devenue une action, avec son auteur, sur l'action aussi")
  void marks_the_idea_that_became_an_action() {
    var events = at(Step.SYNTHESIS);
    var idea = new ContributionId(uuid(30));
    events.add(made(30, ContributionKind.IDEA, BOB));
    events.add(made(31, ContributionKind.LEAD, CARLA));
    events.add(new IdeasKept(SESSION, List.of(new ContributionId(uuid(31)), idea), ALICE, NOON));
    for (var user : List.of(CLIENT, CONSULTANT, FACILITATOR))
      assertThat(renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH))
          .doesNotContain("✓ action");
    assertThat(renderer.page(SessionMoment.seen(events, CLIENT), CLIENT, Locale.FRENCH))
        .contains("data-from=\"action-idea\" value=\"" + idea)
        .containsSubsequence(
            "<select id=\"action-idea\"", "Carla Roux – texte 31", "Bob Petit – texte 30");
    events.add(new ActionPlanned(SESSION, ORIGIN, action(50, null).from(idea), ALICE, NOON));
    for (var user : List.of(CLIENT, CONSULTANT))
      assertThat(renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH))
          .containsOnlyOnce("✓ action")
          .containsSubsequence(
              "texte 31", "texte 30", "✓ action", "<dt>Auteur de l’idée</dt>", "Bob Petit");
  }

  @Test
  @DisplayName("l'évaluation est entière sans script, et prête à être posée question par question")
  void the_evaluation_can_be_asked_step_by_step() {
    assertThat(renderer.page(SessionMoment.LEARNING, CONSULTANT, Locale.FRENCH))
        .contains("data-of=\"Question {0} sur {1}\"", "evaluation.js")
        .containsPattern("<div class=\"row spread\" data-steps[^>]* hidden")
        .doesNotContainPattern("data-question[^>]* hidden");
  }

  @Test
  @DisplayName(
      "à la dernière étape, qui n'a pas émargé le peut aussi là, jusqu'à ce que ce soit fait")
  void the_last_step_has_the_signature_as_well() {
    var here = Pattern.compile("id=\"sign-now\".*?id=\"sign-now-AFTERNOON\"", Pattern.DOTALL);
    assertThat(
            renderer.section(PageSection.TAKEAWAYS, SessionMoment.LEARNING, CLIENT, Locale.FRENCH))
        .containsPattern(here);
    assertThat(
            renderer.section(PageSection.TAKEAWAYS, SessionMoment.EVALUATED, CLIENT, Locale.FRENCH))
        .doesNotContain("sign-now");
    assertThat(
            SessionPageStream.redrawnBy(
                new AttendanceSigned(SESSION, ORIGIN, HalfDay.AFTERNOON, ALICE, NOON)))
        .contains(PageSection.TAKEAWAYS, PageSection.PEOPLE);
  }

  @Test
  @DisplayName("met ses propres formulaires avant les mots des autres, et offre de tout afficher")
  void ones_own_forms_come_before_what_others_share() {
    var button = "id=\"takeaways-all\"";
    assertThat(renderer.page(SessionMoment.LEARNING, CONSULTANT, Locale.FRENCH))
        .doesNotContain(button);
    var events = new ArrayList<>(at(Step.LEARNING));
    for (var by : List.of(ALICE, BOB, CARLA)) {
      var remark = new RemarkId(uuid(70 + events.size()));
      events.add(new RegulationRemarked(SESSION, remark, words("Selon " + by.value()), by, NOON));
    }
    var page = renderer.page(SessionMoment.seen(events, CONSULTANT), CONSULTANT, Locale.FRENCH);
    assertThat(page)
        .containsSubsequence(
            "id=\"learn\"",
            "id=\"remark\"",
            "id=\"evaluate-fold\"",
            button,
            "Tout afficher (3)",
            "Selon alice",
            "Selon bob",
            "Selon carla");
    assertThat(all("(data-own=\"true\")", page)).as("what is shown in any case").hasSize(1);
  }

  @Test
  @DisplayName("signale à l'animateur qui n'a pas encore parlé à cette étape, l'un après l'autre")
  void nudges_the_facilitator() {
    var events = new ArrayList<>(at(Step.CLARIFICATION));
    events.add(made(30, ContributionKind.FACT, BOB));
    events.add(step(Step.PROBLEM_DEFINITION));
    events.add(step(Step.CONSULTATION));
    assertThat(nudge(events, FACILITATOR)).as("nobody has begun").isEmpty();
    events.add(made(31, ContributionKind.IDEA, BOB));
    assertThat(nudge(events, FACILITATOR)).containsExactly("carla");
    assertThat(nudge(events, CONSULTANT)).isEmpty();
    var spoken = new ArrayList<>(events);
    spoken.add(unclassified(32, Step.CONSULTATION, CARLA));
    assertThat(nudge(spoken, FACILITATOR)).isEmpty();
    var aloud = new ArrayList<>(events);
    aloud.add(new FloorGiven(SESSION, CARLA, null, ANNE, NOON));
    aloud.add(new FloorGiven(SESSION, BOB, null, ANNE, NOON));
    assertThat(nudge(aloud, FACILITATOR)).as("what is not typed counts").isEmpty();
    events.add(
        new AttendanceMarked(SESSION, ORIGIN, CARLA, AttendanceStatus.ABSENT, null, ANNE, NOON));
    assertThat(nudge(events, FACILITATOR)).as("who is away").isEmpty();
    var learning = new ArrayList<>(at(Step.LEARNING));
    learning.add(new FloorGiven(SESSION, ALICE, null, ANNE, NOON));
    assertThat(nudge(learning, FACILITATOR)).as("the first of the group").containsExactly("bob");
    learning.add(made(33, ContributionKind.IDEA, BOB));
    assertThat(nudge(learning, FACILITATOR))
        .as("who has contributed least")
        .containsExactly("carla");
  }

  private List<String> nudge(List<SessionEvent> events, CurrentUser user) {
    var page = renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH);
    return all("id=\"nudge-floor\".*?name=\"to\" value=\"(\\w+)\"", page.replace("\n", " "));
  }

  @Test
  @DisplayName("pose à chacun les questions de son rôle")
  void asks_each_the_questions_of_their_role() {
    assertThat(items(CLIENT)).contains("H1", "H7", "H8").doesNotContain("H9");
    assertThat(items(CONSULTANT)).contains("H1", "H9").doesNotContain("H7", "H8");
  }

  @TestFactory
  @DisplayName("redessine chaque partie telle qu'elle est dans la page")
  Stream<DynamicTest> parts_are_drawn_as_in_the_page() {
    return everyPage()
        .map(
            sight ->
                test(
                    sight.toString(),
                    () -> {
                      var page = renderer.page(sight.moment(), sight.user(), Locale.FRENCH);
                      for (var part : PageSection.values()) {
                        assertThat(page).contains("sse-swap=\"" + part.key() + "\"");
                        // A stream's event without any data would not be heard.
                        assertThat(
                                renderer.section(part, sight.moment(), sight.user(), Locale.FRENCH))
                            .isNotEmpty()
                            .isSubstringOf(page);
                      }
                    }));
  }

  @TestFactory
  @DisplayName(
      "donne un nom unique à chaque champ et à chaque formulaire, pour que rien de ce qu'on tape ne"
          + " se perde")
  Stream<DynamicTest> fields_keep_what_is_typed() {
    return everyPage()
        .map(
            sight ->
                test(
                    sight.toString(),
                    () -> {
                      var page = renderer.page(sight.moment(), sight.user(), Locale.FRENCH);
                      var ids = all(" id=\"([^\"]*)\"", page);
                      assertThat(ids).doesNotHaveDuplicates();
                      assertThat(all("(<(?:form|textarea|select|input)\\b[^>]*>)", page))
                          .filteredOn(
                              tag -> !tag.contains("type=\"hidden\"") || tag.contains("data-id"))
                          .filteredOn(tag -> !tag.contains("/logout"))
                          .allMatch(tag -> tag.contains(" id=\""));
                    }));
  }

  @TestFactory
  @DisplayName("ne porte ni script ni style en ligne")
  Stream<DynamicTest> nothing_inline() {
    return everyPage()
        .map(
            sight ->
                test(
                    sight.toString(),
                    () ->
                        assertThat(renderer.page(sight.moment(), sight.user(), Locale.FRENCH))
                            .doesNotContainPattern(
                                "<script(?![^>]*src=)|<style| style=| on[a-z]+=| hx-on")));
  }

  @Test
  @DisplayName("dessine les mots de chacun tels qu'ils sont, jamais comme du code")
  void words_are_not_markup() {
    assertThat(renderer.page(SessionMoment.PREPARATION, FACILITATOR, Locale.FRENCH))
        .contains("Demander de l&#39;aide");
  }

  @Test
  @DisplayName("mène l'animateur, et lui seul, à la feuille d'émargement, aussi après la clôture")
  void leads_the_facilitator_to_the_attendance_sheet() {
    for (var moment : List.of(SessionMoment.PREPARATION, SessionMoment.CLOSED)) {
      assertThat(renderer.page(moment, FACILITATOR, Locale.FRENCH)).contains("/attendance.pdf");
      assertThat(renderer.page(moment, CLIENT, Locale.FRENCH)).doesNotContain("/attendance.pdf");
    }
    assertThat(renderer.page(SessionMoment.SCHEDULED, FACILITATOR, Locale.FRENCH))
        .doesNotContain("/attendance.pdf");
  }

  // ---- what is expected ----

  /** Allowed things, less those that have nothing to act on. */
  private static Set<String> expected(Sight sight) {
    var seen = sight.moment().seenBy(sight.user());
    var expected = new TreeSet<>(seen.permissions().allowed());
    if (!seen.permissions().contributionKinds().isEmpty()) expected.add("contributions");
    for (var speaker : seen.permissions().speakers()) {
      expected.addAll(speaker.allowed());
      if (!speaker.contributionKinds().isEmpty()) expected.add("contributions");
    }
    if (sight.moment().compareTo(SessionMoment.PRESENTATION) < 0)
      expected.remove(SessionPermission.GO_BACK.path());
    if (seen.progress().step() == codev.session.domain.value.Step.LEARNING)
      expected.remove(SessionPermission.GO_TO_THE_NEXT_STEP.path());
    if (sight.user().equals(CLIENT) && sight.moment().compareTo(SessionMoment.EVALUATED) >= 0)
      expected.remove(SessionPermission.SIGN.path());
    if (sight.user().equals(CLIENT)) expected.remove(SessionPermission.REVIEW_ACTIONS.path());
    return expected;
  }

  private static Set<String> offers(String page) {
    var offers = new TreeSet<String>();
    for (var path : all("hx-post=\"/api/sessions/[-0-9a-f]{36}/([^\"]*)\"", page))
      offers.add(
          path.replaceAll(
                  "^(topics|contributions|notes|actions|learnings|regulations|entries)/[^/]+/", "")
              .replace("attachment/removal", "attachment"));
    // A file is no JSON: attachments.js sends it.
    if (page.contains("data-attach-to=")) offers.add("attachment");
    return offers;
  }

  private Set<String> items(CurrentUser user) {
    return new HashSet<>(
        all(
            "name=\"answers\\.(H\\d+)\"",
            renderer.page(SessionMoment.LEARNING, user, Locale.FRENCH)));
  }

  // ---- who looks at what ----

  private record Sight(SessionMoment moment, CurrentUser user) {
    @Override
    public String toString() {
      return moment + " " + user.username();
    }
  }

  private static Stream<Sight> everyPage() {
    return Arrays.stream(SessionMoment.values())
        .flatMap(moment -> ALL.stream().map(user -> new Sight(moment, user)));
  }

  private static DynamicTest test(String name, org.junit.jupiter.api.function.Executable rule) {
    return DynamicTest.dynamicTest(name, rule);
  }

  private static CurrentUser participant(Username name) {
    return new CurrentUser(name.value(), Set.of(UserRole.PARTICIPANT, UserRole.FACILITATOR));
  }

  private static List<String> all(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map(found -> found.group(1)).toList();
  }
}
