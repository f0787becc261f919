package codev.session.response;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.Gate;
import codev.session.domain.PreparationRules;
import codev.session.domain.Roster;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.SessionEvent.EarlierActionReviewed;
import codev.session.domain.SessionEvent.LearningStated;
import codev.session.domain.SessionEvent.RegulationRemarked;
import codev.session.domain.SessionPermission;
import codev.session.domain.contribution.ContributionKind;
import codev.session.domain.contribution.Template;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.synthesis.Action;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import codev.session.view.Discussion;
import codev.session.view.ListCopies;
import codev.session.view.SessionResults;
import codev.session.view.SessionView;
import codev.session.view.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a board for one person: the only place of this service where words are opened.
 *
 * <p>Members and the facilitator see the words, and the notes that are their own; an auditor sees
 * every entry and no word; a programme manager sees times and attendance; for anybody else the
 * session does not exist.
 */
public final class SessionResponseMapper {
  /** Of power to act, from 1 to 5: with so little, a topic helps its client little. */
  private static final int LITTLE = 2;

  private final CurrentUser who;
  private final Username viewer;
  private final SessionView board;
  private final SessionView today;
  private final TextEncryption seals;
  private final DisplayNames names;
  private final Instant now;
  private final boolean inside;
  private final Ranking ranking;
  private final RuleSentences sentences;

  private SessionResponseMapper(
      CurrentUser who,
      SessionView board,
      SessionView today,
      TextEncryption seals,
      DisplayNames names,
      RuleSentences sentences,
      Instant now) {
    this.who = who;
    this.viewer = new Username(who.username());
    this.board = board;
    this.today = today;
    this.seals = seals;
    this.names = names;
    this.sentences = sentences;
    this.now = now;
    this.inside = today.includes(who.username());
    this.ranking = PreparationRules.ranking(board.session());
  }

  /** Empty when the session is not visible to this person. */
  public static Optional<SessionResponse> look(
      CurrentUser who,
      SessionView board,
      TextEncryption seals,
      DisplayNames names,
      RuleSentences sentences,
      Instant now) {
    return look(who, board, board, seals, names, sentences, now);
  }

  /**
   * The same, of a board that may be older: who may see it, and what has been hidden, is as of
   * today.
   */
  static Optional<SessionResponse> look(
      CurrentUser who,
      SessionView board,
      SessionView today,
      TextEncryption seals,
      DisplayNames names,
      RuleSentences sentences,
      Instant now) {
    if (!maySee(who, today)) return Optional.empty();
    return Optional.of(
        new SessionResponseMapper(who, board, today, seals, names, sentences, now).look());
  }

  public static boolean maySee(CurrentUser who, SessionView board) {
    return board.includes(who.username())
        || who.is(codev.infra.web.security.UserRole.AUDITOR)
        || who.is(codev.infra.web.security.UserRole.MANAGER);
  }

  private boolean seesEntries() {
    return inside || who.is(codev.infra.web.security.UserRole.AUDITOR);
  }

  private SessionResponse look() {
    var plan = board.plan();
    var role = board.includes(who.username()) ? board.roleOf(who.username()) : null;
    return new SessionResponse(
        plan.session(),
        plan.group(),
        plan.programme(),
        plan.groupName(),
        plan.number(),
        board.startsAt(),
        board.waitsForDate(),
        plan.place(),
        plan.videoLink(),
        board.state(),
        board.step(),
        board.version(),
        board.position(),
        board.roster().facilitator(),
        board.roster().gone().stream()
            .map(g -> new SessionResponse.FormerFacilitator(g.facilitator(), g.at()))
            .toList(),
        board.roster().client(),
        board.template().key(),
        board.template().version(),
        board.roster().pass(),
        passes(),
        board.template().items(),
        steps(),
        board.roster().sittings().stream().map(AttendanceSlot::halfDay).toList(),
        participants(),
        called(),
        seesEntries() ? board.floor() : null,
        board.roster().consultantsThere(),
        board.quorum(),
        entries(board.topics().earlier()).stream().map(this::earlier).toList(),
        entries(board.topics().offers()).stream()
            .filter(o -> shown(o.topic().id()))
            .sorted(Comparator.comparing(this::rank, Comparator.nullsLast(Integer::compare)))
            .map(this::topic)
            .toList(),
        seesEntries() ? ranking.suggestion().orElse(null) : null,
        contract(board.roster().pass()),
        entries(board.talk().contributions()).stream()
            .filter(c -> shown(c.made().contribution().id()))
            .map(this::contribution)
            .toList(),
        entries(harvest().keptIdeas()),
        synthesis(harvest()),
        entries(board.conclusion().actions()).stream()
            .filter(a -> shown(a.action().id()))
            .map(this::action)
            .toList(),
        entries(board.conclusion().learnings()).stream()
            .filter(l -> shown(l.learning().id()))
            .map(this::learning)
            .toList(),
        entries(board.conclusion().remarks()).stream()
            .filter(r -> shown(r.remark()))
            .map(this::remark)
            .toList(),
        board.talk().notes().stream()
            .filter(n -> n.by().equals(viewer))
            .map(n -> new SessionResponse.NoteSeen(n.note(), open(n.text()), n.at()))
            .toList(),
        board.conclusion().evaluated().contains(viewer),
        board.conclusion().evaluated().size(),
        SessionPermission.open(board.session(), viewer).stream()
            .map(SessionPermission::path)
            .toList(),
        role == null ? List.of() : ContributionKind.open(board.state(), plannedStep(), role),
        role == ParticipantRole.FACILITATOR ? speakers() : List.of(),
        role == ParticipantRole.FACILITATOR ? blockedBy() : List.of());
  }

  private List<SessionResponse.SpeakerSeen> speakers() {
    return board.state() != SessionStatus.OPEN
        ? List.of()
        : board.roster().seats().stream()
            .filter(Roster.Seat::isThere)
            .map(s -> speaker(s.member(), board.roster().roleOf(s.member())))
            .toList();
  }

  private SessionResponse.SpeakerSeen speaker(Username member, ParticipantRole role) {
    return new SessionResponse.SpeakerSeen(
        member,
        SessionPermission.aloud(board.session(), member).stream()
            .map(SessionPermission::path)
            .toList(),
        ContributionKind.open(board.state(), plannedStep(), role));
  }

  private List<SessionResponse.BlockedBy> blockedBy() {
    return Gate.of(board.session()).stream()
        .map(
            gate -> {
              var named = gate.arguments().stream().map(this::named).toList();
              var rule = gate.violation().key();
              return new SessionResponse.BlockedBy(
                  rule, sentences.of(rule, named), gate.people(), gate.opensWithReason(), named);
            })
        .toList();
  }

  private Object named(Object argument) {
    return argument instanceof List<?> people
        ? names.list(people.stream().map(Username.class::cast).toList())
        : argument;
  }

  private @Nullable Username takenDownBy(Object entry) {
    var typed = board.takenDown().get(entry.toString());
    return typed == null ? null : typed.by();
  }

  private <T> List<T> entries(List<T> entries) {
    return seesEntries() ? entries : List.of();
  }

  /** A hidden entry stays visible to the facilitator and the auditor. */
  private boolean shown(Object entry) {
    return !hidden(entry) || viewer.equals(today.roster().facilitator()) || !inside;
  }

  private boolean hidden(Object entry) {
    return today.hidden().contains(entry.toString());
  }

  private @Nullable String open(@Nullable EncryptedText words) {
    return inside && words != null ? seals.show(words.sealed()).orElse(null) : null;
  }

  private SessionResults.Harvest harvest() {
    return board.conclusion().of(board.roster().pass());
  }

  private Template.PlannedStep plannedStep() {
    return board.template().steps().get(board.timeline().current());
  }

  private List<SessionResponse.PassSeen> passes() {
    return IntStream.rangeClosed(1, board.template().passes()).mapToObj(this::pass).toList();
  }

  private SessionResponse.PassSeen pass(int pass) {
    var harvest = board.conclusion().of(pass);
    return new SessionResponse.PassSeen(
        pass,
        board.roster().clientOf(pass),
        contract(pass),
        entries(harvest.keptIdeas()),
        synthesis(harvest),
        entries(harvest.actions()).stream().map(a -> a.action().id()).filter(this::shown).toList());
  }

  private List<SessionResponse.StepSeen> steps() {
    return IntStream.range(0, board.timeline().steps().size()).mapToObj(this::step).toList();
  }

  private SessionResponse.StepSeen step(int index) {
    var s = board.timeline().steps().get(index);
    var planned = board.template().steps().get(index);
    return new SessionResponse.StepSeen(
        s.key(),
        planned.fr(),
        planned.en(),
        planned.aimFr(),
        planned.aimEn(),
        planned.kinds(),
        board.template().passAt(index),
        s.plannedMinutes(),
        s.startedAt(),
        s.endedAt(),
        s.extendedMinutes(),
        minutes(s.pausedAt(now)),
        minutes(s.ranAt(now)),
        s.running(),
        s.backAt(),
        s.endsAt(),
        minutes(s.overtimeAt(now)));
  }

  private static long minutes(Duration time) {
    return Math.round(time.toSeconds() / 60.0);
  }

  /** A map and no list: whoever an entry names is found by what it names them with. */
  private Map<Username, String> called() {
    var called = new TreeMap<Username, String>(Comparator.comparing(Username::value));
    for (var person : board.mentioned()) called.put(person, names.of(person));
    return called;
  }

  private List<SessionResponse.ParticipantSeen> participants() {
    var roster = board.roster();
    var chair =
        new SessionResponse.ParticipantSeen(
            roster.facilitator(),
            ParticipantRole.FACILITATOR,
            board.state() != SessionStatus.SCHEDULED,
            null,
            null,
            roster.hasSigned(roster.chair()),
            signatures(roster.chair()));
    return ListCopies.put(
        roster.seats().stream().map(this::participant).toList(),
        p -> p.username().equals(chair.username()),
        chair);
  }

  private SessionResponse.ParticipantSeen participant(Roster.Seat seat) {
    var marked = seat.attendance();
    var present = marked == null ? !seat.signatures().isEmpty() : marked.isThere();
    return new SessionResponse.ParticipantSeen(
        seat.member(),
        board.roster().roleOf(seat.member()),
        present,
        marked,
        seat.since(),
        board.roster().hasSigned(seat),
        signatures(seat));
  }

  private static List<SessionResponse.SignatureSeen> signatures(Roster.Seat seat) {
    return seat.signatures().stream()
        .map(
            s ->
                new SessionResponse.SignatureSeen(
                    s.halfDay(), s.at(), seat.isCorroborated(s.halfDay())))
        .toList();
  }

  private @Nullable Integer rank(Topics.Offer offer) {
    var place = placeOf(offer.topic());
    return place == null ? null : ranking.places().indexOf(place) + 1;
  }

  private Ranking.@Nullable Place placeOf(Topic topic) {
    return ranking.places().stream()
        .filter(p -> p.topic().equals(topic.id()))
        .findFirst()
        .orElse(null);
  }

  private List<SessionResponse.Hint> hints(Topic topic) {
    if (!viewer.equals(board.roster().facilitator())) return List.of();
    var hints = new ArrayList<SessionResponse.Hint>();
    if (!topic.willing()) hints.add(SessionResponse.Hint.NOT_WILLING);
    var power = topic.powerToAct();
    if (power != null && power <= LITTLE) hints.add(SessionResponse.Hint.LITTLE_POWER_TO_ACT);
    return hints;
  }

  private SessionResponse.EarlierActionSeen earlier(EarlierAction a) {
    var review =
        board.topics().reviews().stream().filter(r -> r.action().equals(a.id())).findFirst();
    return new SessionResponse.EarlierActionSeen(
        a.id(),
        a.owner(),
        open(a.what()),
        a.dueOn(),
        review.map(EarlierActionReviewed::outcome).orElse(null),
        review.map(EarlierActionReviewed::effect).orElse(null),
        review.map(r -> open(r.learnt())).orElse(null));
  }

  private SessionResponse.TopicSeen topic(Topics.Offer offer) {
    var t = offer.topic();
    var place = placeOf(t);
    var choice = board.topics().choiceOf(t.id());
    var mine =
        offer.votes().stream()
            .filter(v -> v.by().equals(viewer))
            .map(Topics.Points::points)
            .findFirst();
    return new SessionResponse.TopicSeen(
        t.id(),
        t.kind(),
        open(t.title()),
        open(t.headline()),
        open(t.context()),
        open(t.alreadyTried()),
        open(t.stakes()),
        t.urgency(),
        t.importance(),
        t.intensity(),
        t.powerToAct(),
        t.willing(),
        offer.by(),
        takenDownBy(t.id()),
        PreparationRules.points(board.session(), t.id()),
        mine.orElse(null),
        choice.isPresent(),
        rank(offer),
        place == null ? null : place.lastClientOn(),
        hints(t),
        choice.map(SessionEvent.TopicChosen::basis).orElse(null),
        choice.map(c -> open(c.reason())).orElse(null));
  }

  private SessionResponse.@Nullable ContractSeen contract(int pass) {
    var contract = seesEntries() ? board.contract(pass) : null;
    if (contract == null) return null;
    var terms = contract.terms();
    return new SessionResponse.ContractSeen(
        contract.version(),
        open(terms.problem()),
        open(terms.objective()),
        terms.help(),
        open(terms.limits()),
        contract.acceptances(),
        contract.reservations().stream()
            .map(r -> new SessionResponse.ReservationSeen(r.by(), open(r.text())))
            .toList(),
        board.session().notAgreed(pass));
  }

  private SessionResponse.ContributionSeen contribution(Discussion.Said said) {
    var e = said.made();
    var c = e.contribution();
    return new SessionResponse.ContributionSeen(
        c.id(),
        said.pass(),
        e.step(),
        c.kind(),
        open(c.text()),
        c.inReplyTo(),
        e.by(),
        takenDownBy(c.id()),
        e.at(),
        hidden(c.id()),
        board.talk().isMarked(c.id(), viewer),
        board.talk().rating(c.id()));
  }

  private SessionResponse.@Nullable SynthesisSeen synthesis(SessionResults.Harvest harvest) {
    var s = seesEntries() ? harvest.synthesis() : null;
    return s == null ? null : new SessionResponse.SynthesisSeen(open(s.text()), s.by(), s.at());
  }

  private SessionResponse.ActionSeen action(ActionPlanned e) {
    Action a = e.action();
    return new SessionResponse.ActionSeen(
        a.id(),
        open(a.what()),
        open(a.objective()),
        open(a.firstStep()),
        a.dueOn(),
        open(a.resources()),
        open(a.support()),
        open(a.indicator()),
        open(a.vigilance()),
        a.confidence(),
        e.by(),
        takenDownBy(a.id()));
  }

  private SessionResponse.LearningSeen learning(LearningStated e) {
    Learning l = e.learning();
    return new SessionResponse.LearningSeen(
        l.id(),
        l.about(),
        open(l.text()),
        open(l.transferableTo()),
        l.competencies(),
        e.by(),
        takenDownBy(l.id()));
  }

  private SessionResponse.RemarkSeen remark(RegulationRemarked e) {
    return new SessionResponse.RemarkSeen(
        e.remark(), open(e.text()), e.by(), takenDownBy(e.remark()));
  }
}
