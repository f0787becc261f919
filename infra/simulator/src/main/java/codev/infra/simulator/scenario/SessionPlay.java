package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.client.ApiResponse;
import codev.infra.simulator.people.SimulatedGroup;
import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.ClientSituation;
import codev.infra.simulator.phrases.Dice;
import codev.infra.simulator.phrases.PhraseBook;
import codev.infra.simulator.phrases.PhrasePicker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Simulates one session step by step: who is present, what each of them contributes, and how long
 * it takes.
 */
final class SessionPlay {
  private static final double COMES_LATE = 0.08;
  private static final double STAYS_AWAY = 0.06;
  private static final double TAKES_A_NOTE = 0.35;
  private static final double HAS_A_RESERVATION = 0.4;

  /** With fewer there would be no session. */
  private static final int FEWEST_THERE = 5;

  private final ApiClient edge;
  private final Dice dice;
  private final PhrasePicker talk;
  private final UUID id;
  private final SimulatedGroup troupe;
  private final List<SimulatedPerson> members;
  private final ClientSituation situation;
  private final ActionFollowUpPlay pursuit;
  private final SessionClock pace;
  private final double share;
  private final List<SimulatedPerson> there = new ArrayList<>();
  private final List<UUID> ideas = new ArrayList<>();
  private int said;

  /**
   * @param share of the programme's sessions that is over
   */
  SessionPlay(
      ApiClient edge,
      PhraseBook stock,
      Dice dice,
      UUID id,
      SimulatedGroup troupe,
      List<SimulatedPerson> members,
      ClientSituation situation,
      ActionFollowUpPlay pursuit,
      Instant start,
      double share) {
    this.edge = edge;
    this.dice = dice;
    this.talk = new PhrasePicker(stock, situation, dice.about("talk"));
    this.id = id;
    this.troupe = troupe;
    this.members = List.copyOf(members);
    this.situation = situation;
    this.pursuit = pursuit;
    this.share = share;
    this.pace = new SessionClock(dice.about("pace"), troupe.facilitation(share), start);
  }

  /**
   * Answers the client.
   *
   * @param isOpen it was begun before, and is gone through again
   * @param isLive it goes as far as the consultation, and stays open
   * @param turns members in the order of their turn
   */
  SimulatedPerson play(boolean isOpen, boolean isLive, List<SimulatedPerson> turns) {
    decideWhoComes(isLive);
    var client = turns.stream().filter(there::contains).findFirst().orElseThrow();
    var consultants = there.stream().filter(member -> !member.equals(client)).toList();
    propose(client, consultants);
    pace.begin();
    if (!isOpen) guide("/open", Map.of());
    prepare();
    step("PRESENTATION", present(client));
    step("CLARIFICATION", clarify(client, consultants));
    step("PROBLEM_DEFINITION", agree(client, consultants));
    takeABreak();
    var consultation = consult(client, consultants);
    if (isLive) {
      pace.enter("CONSULTATION", consultation.size());
      consultation.subList(0, consultation.size() / 2).forEach(this::inTurn);
      return client;
    }
    step("CONSULTATION", consultation);
    conclude(client);
    step("LEARNING", learn(client));
    pace.leave();
    guide("/close", Map.of());
    return client;
  }

  private void decideWhoComes(boolean isLive) {
    var mayMiss = members.size() - FEWEST_THERE;
    for (var member : members) {
      var away = !isLive && mayMiss > 0 && dice.about(member.username()).chance(STAYS_AWAY);
      if (away) mayMiss--;
      else there.add(member);
    }
  }

  // PREPARATION

  /** Topics are offered and voted for in the days before. */
  private void propose(SimulatedPerson client, List<SimulatedPerson> consultants) {
    var topic = dice.id("topic");
    pace.before(Duration.ofHours(50));
    say(client, "/topics", topic(topic, situation));
    var other = dice.oneOf(consultants);
    var others = dice.about("other topic");
    say(
        other,
        "/topics",
        topic(dice.id("other topic"), others.oneOf(talk.otherSituations(situation))));
    for (var member : there) {
      pace.before(Duration.ofHours(dice.between(2, 40)));
      var forClient = dice.chance(0.8);
      say(member, "/topics/" + topic + "/votes", Map.of("points", forClient ? 3 : 1));
      if (!forClient)
        say(member, "/topics/" + dice.id("other topic") + "/votes", Map.of("points", 2));
    }
  }

  private Map<String, Object> topic(UUID topic, ClientSituation about) {
    var offered = new HashMap<String, Object>();
    offered.put("id", topic);
    offered.put("kind", about.the("kind"));
    offered.put("title", about.the("title"));
    offered.put("headline", about.the("headline"));
    offered.put("context", about.the("statement"));
    offered.put("alreadyTried", about.the("tried"));
    offered.put("stakes", about.the("stakes"));
    for (var side : List.of("urgency", "importance", "intensity", "powerToAct"))
      offered.put(side, dice.between(2, 5));
    offered.put("willing", true);
    return offered;
  }

  private void prepare() {
    pace.enter("PREPARATION", members.size() * 2 + 4);
    for (var member : members) {
      pace.next();
      guide("/attendance", attendance(member));
      if (there.contains(member)) say(member, "/attendance/signature", Map.of());
    }
    var reviewed = review();
    guide("/topic-choice", Map.of("topicId", dice.id("topic"), "reason", talk.say("why-chosen")));
    pace.leave();
    var onward = next("PREPARATION");
    if (!reviewed) onward.put("reason", talk.say("why-skipped"));
    var went = edge.ask(guided("/steps/next", onward));
    if (went.refusedBy("session.preparation.actions-not-reviewed"))
      guide("/steps/next", with(onward, "reason", talk.say("why-skipped")));
    else if (!went.succeeded()) guide("/steps/next", onward); // throws with the refusal
  }

  private Map<String, Object> attendance(SimulatedPerson member) {
    var own = dice.about("attendance " + member.username());
    if (!there.contains(member))
      return Map.of(
          "username", member.username(), "status", "ABSENT", "reason", talk.say("why-absent"));
    return own.chance(COMES_LATE)
        ? Map.of("username", member.username(), "status", "LATE", "reason", talk.say("why-late"))
        : Map.of("username", member.username(), "status", "PRESENT");
  }

  /** Whether every action was spoken of; now and then time runs out. */
  private boolean review() {
    var spoken = dice.about("reviews").chance(0.6 + 0.4 * troupe.facilitation(share));
    if (!spoken) return false;
    for (var action : pursuit.open()) {
      var own = dice.about("review " + action.id());
      pace.next();
      var outcome =
          own.weighted(
              List.of("DONE", "PARTLY", "NOT", "CHANGED"),
              List.of(action.owner().diligence(), 0.25, 0.2, 0.08));
      if (!there.contains(action.owner())) outcome = "NOT";
      var told = new HashMap<String, Object>(Map.of("actionId", action.id(), "outcome", outcome));
      switch (outcome) {
        case "DONE" -> told.put("effect", own.onScale(3.9, 0.8, 1, 5));
        case "PARTLY" -> told.put("effect", own.onScale(2.9, 0.8, 1, 5));
        default -> {}
      }
      told.put("learnt", talk.say(told(outcome)));
      var by = there.contains(action.owner()) ? action.owner() : troupe.facilitator();
      var answer = edge.ask(said(by, "/action-reviews", told));
      if (!answer.succeeded() && !answer.refusedBy("session.preparation.unknown-action"))
        edge.must(said(by, "/action-reviews", told));
      if (outcome.equals("DONE") || outcome.equals("PARTLY")) pursuit.end(action);
    }
    reviewWhatHasJustEnded();
    return true;
  }

  /** An action that has ended may still be open here: the message is on its way. */
  private void reviewWhatHasJustEnded() {
    var seen = edge.ask(ApiRequest.read(troupe.facilitator().username(), pace.now(), path("")));
    var open = pursuit.open().stream().map(action -> action.id().toString()).toList();
    for (var action : seen.body().path("earlierActions")) {
      var actionId = action.path("id").asString("");
      if (action.hasNonNull("outcome") || open.contains(actionId)) continue;
      guide("/action-reviews", Map.of("actionId", actionId, "outcome", "DONE"));
    }
  }

  private static String told(String outcome) {
    return switch (outcome) {
      case "DONE" -> "progress-done";
      case "PARTLY" -> "progress-partly";
      case "CHANGED" -> "review-changed";
      default -> "review-not";
    };
  }

  // PRESENTATION to CONSULTATION

  private List<Runnable> present(SimulatedPerson client) {
    var turns = new ArrayList<Runnable>();
    for (var part : situation.all("statement"))
      turns.add(() -> contribute(client, "STATEMENT", part));
    turns.add(() -> contribute(client, "HEADLINE", situation.the("headline")));
    return turns;
  }

  private List<Runnable> clarify(SimulatedPerson client, List<SimulatedPerson> consultants) {
    var turns = new ArrayList<Runnable>();
    var kinds = List.of("FACT", "CONTEXT", "FEELING", "HISTORY", "STAKES", "ALREADY_TRIED");
    for (int i = dice.between(7, 12); i > 0; i--) {
      var asker = speaker(consultants);
      var kind = dice.oneOf(kinds);
      turns.add(
          () -> {
            var question = contribute(asker, kind, talk.say(kind));
            if (dice.chance(0.9)) reply(client, question, talk.about("answer", "ANSWER"));
            if (dice.chance(TAKES_A_NOTE)) note(dice.oneOf(consultants));
          });
    }
    return turns;
  }

  private List<Runnable> agree(SimulatedPerson client, List<SimulatedPerson> consultants) {
    var turns = new ArrayList<Runnable>();
    for (var words : situation.all("reformulation"))
      turns.add(
          () -> {
            var made = contribute(speaker(consultants), "REFORMULATION", words);
            say(
                client,
                "/contributions/" + made + "/ratings",
                Map.of("rating", dice.onScale(3.8, 0.9, 1, 5)));
          });
    if (dice.chance(HAS_A_RESERVATION)) {
      turns.add(
          () -> {
            var version = redefine(client, situation.the("stakes"), 1);
            var reserved =
                Map.of(
                    "version", version, "accepted", false, "reservation", talk.say("reservation"));
            say(dice.oneOf(consultants), "/contract/acceptances", reserved);
          });
      turns.add(() -> accept(consultants, redefine(client, situation.the("problem"), 2)));
    } else {
      turns.add(() -> accept(consultants, redefine(client, situation.the("problem"), 1)));
    }
    return turns;
  }

  private int redefine(SimulatedPerson client, String problem, int version) {
    var help =
        dice.shuffled(List.of("IDEAS", "TESTIMONIES", "QUESTIONS", "HYPOTHESES", "REHEARSAL"));
    var answer =
        say(
            client,
            "/contract",
            Map.of(
                "problem",
                problem,
                "objective",
                situation.the("objective"),
                "help",
                help.subList(0, 2),
                "limits",
                situation.the("limits")));
    return answer.body().path("version").asInt(version);
  }

  private void accept(List<SimulatedPerson> consultants, int version) {
    for (var consultant : consultants)
      say(consultant, "/contract/acceptances", Map.of("version", version, "accepted", true));
  }

  private void takeABreak() {
    var pause = next("CONSULTATION");
    pause.put("id", dice.id("break"));
    pause.put("minutes", 10);
    guide("/steps/pause", pause);
    pace.rest(Duration.ofMinutes(dice.between(9, 13)));
    guide("/steps/resume", Map.of("id", dice.id("after the break"), "from", "CONSULTATION"));
  }

  private List<Runnable> consult(SimulatedPerson client, List<SimulatedPerson> consultants) {
    var turns = new ArrayList<Runnable>();
    var kinds =
        List.of(
            "IMPRESSION",
            "EXPERIENCE",
            "QUESTION",
            "HYPOTHESIS",
            "IDEA",
            "SUGGESTION",
            "SOLUTION",
            "LEAD",
            "TASK",
            "RESOURCE",
            "OFFER_OF_HELP");
    var weights = List.of(1.2, 1.5, 1.3, 1.2, 2.2, 1.2, 0.6, 0.6, 0.6, 0.5, 0.6);
    for (int i = dice.between(13, 20); i > 0; i--) {
      var consultant = speaker(consultants);
      var kind = dice.weighted(kinds, weights);
      turns.add(
          () -> {
            var words = kind.equals("IDEA") ? talk.about("idea", kind) : talk.sayFreely(kind);
            var made = contribute(consultant, kind, words);
            ideas.add(made);
            if (dice.chance(0.3))
              say(client, "/contributions/" + made + "/marks", Map.of("marked", true));
            if (dice.chance(TAKES_A_NOTE / 2)) note(dice.oneOf(there));
          });
    }
    if (dice.chance(0.25 * (1.3 - troupe.facilitation(share))))
      turns.add(turns.size() / 2, () -> contribute(client, "REFRAME", talk.say("REFRAME")));
    return turns;
  }

  /** Where people get on badly, those who talk much talk all the time. */
  private SimulatedPerson speaker(List<SimulatedPerson> consultants) {
    var weights =
        consultants.stream()
            .map(c -> Math.pow(c.talkativeness(), troupe.climate() < 0.5 ? 1.8 : 0.8))
            .toList();
    return dice.weighted(consultants, weights);
  }

  // SYNTHESIS and LEARNING

  private void conclude(SimulatedPerson client) {
    var acts = !dice.about("acts").chance(0.06);
    var turns = new ArrayList<Runnable>();
    var kept = dice.shuffled(ideas).subList(0, Math.min(ideas.size(), dice.between(3, 6)));
    turns.add(() -> say(client, "/kept-ideas", Map.of("contributionIds", kept)));
    turns.add(() -> say(client, "/synthesis", Map.of("text", talk.say("synthesis"))));
    if (acts)
      for (var what : situation.all("action").subList(0, dice.chance(0.7) ? 2 : 1))
        turns.add(() -> commit(client, what));
    pace.enter("SYNTHESIS", turns.size());
    turns.forEach(this::inTurn);
    pace.leave();
    guide(
        "/steps/next",
        acts ? next("SYNTHESIS") : with(next("SYNTHESIS"), "reason", talk.say("why-no-action")));
  }

  private void commit(SimulatedPerson client, String what) {
    var action = dice.id("action " + what);
    var planned = new HashMap<String, Object>();
    planned.put("id", action);
    planned.put("what", what);
    planned.put("objective", talk.say("purpose"));
    planned.put("firstStep", talk.say("first-step"));
    planned.put("dueOn", pace.day().plusDays(dice.between(10, 40)).toString());
    planned.put("resources", talk.say("resources"));
    planned.put("support", dice.oneOf(there).displayName());
    planned.put("indicator", talk.say("indicator"));
    planned.put("vigilance", talk.say("vigilance"));
    planned.put("confidence", dice.onScale(6.8, 1.5, 0, 10));
    say(client, "/actions", planned);
    pursuit.commit(action, client);
  }

  private List<Runnable> learn(SimulatedPerson client) {
    var turns = new ArrayList<Runnable>();
    for (var member : dice.shuffled(there)) {
      if (dice.chance(0.85)) turns.add(() -> state(member));
      if (dice.chance(0.3))
        turns.add(
            () ->
                say(
                    member,
                    "/regulations",
                    Map.of("id", dice.id("remark " + said++), "text", talk.say("regulation"))));
      if (dice.chance(0.7 + 0.3 * member.diligence()))
        turns.add(() -> say(member, "/evaluation", evaluation(member, client)));
    }
    return turns;
  }

  private void state(SimulatedPerson member) {
    var about = dice.oneOf(List.of("SUBJECT", "SELF", "GROUP", "METHOD"));
    var parts = talk.say("learning-" + about).split(" \\| ", -1);
    say(
        member,
        "/learnings",
        Map.of(
            "id",
            dice.id("learning of " + member.username()),
            "about",
            about,
            "text",
            parts[0],
            "transferableTo",
            parts[1],
            "competencies",
            List.of(parts[2])));
  }

  private Map<String, Object> evaluation(SimulatedPerson member, SimulatedPerson client) {
    var own = dice.about("evaluation of " + member.username());
    var answers = new HashMap<String, Object>();
    var kept = troupe.facilitation(share);
    var useful = 2.1 + 1.3 * troupe.climate() + 0.9 * kept + 0.4 * share;
    var safe = 1.6 + 2.3 * troupe.climate() + 0.5 * kept;
    answers.put("H1", own.onScale(useful, 0.7, 1, 5));
    for (var item : List.of("H2", "H3", "H4")) answers.put(item, own.onScale(safe, 0.7, 1, 5));
    for (var item : List.of("H5", "H6")) answers.put(item, own.onScale(2 + 2.6 * kept, 0.6, 1, 5));
    if (member.equals(client))
      for (var item : List.of("H7", "H8")) answers.put(item, own.onScale(useful + 0.2, 0.6, 1, 5));
    else answers.put("H9", own.onScale(useful - 0.2, 0.8, 1, 5));
    answers.put("H10", own.onScale(useful * 2 + 1, 1.2, 0, 10));
    var evaluation = new HashMap<String, Object>(Map.of("answers", answers));
    if (own.chance(0.5)) evaluation.put("learnt", talk.say("learnt"));
    if (own.chance(0.25)) evaluation.put("change", talk.say("change"));
    return evaluation;
  }

  // how it is all done

  private void step(String key, List<Runnable> turns) {
    pace.enter(key, turns.size());
    turns.forEach(this::inTurn);
    var over = pace.overtime();
    if (over > 0 && dice.about("extension of " + key).chance(0.6))
      guide(
          "/steps/extend",
          Map.of(
              "id",
              dice.id("extension of " + key),
              "from",
              key,
              "minutes",
              over,
              "reason",
              talk.say("why-extended")));
    if (key.equals("LEARNING")) return;
    pace.leave();
    guide("/steps/next", next(key));
  }

  private void inTurn(Runnable turn) {
    pace.next();
    turn.run();
  }

  private Map<String, Object> next(String from) {
    return new HashMap<>(Map.of("id", dice.id("after " + from), "from", from));
  }

  private static Map<String, Object> with(Map<String, Object> some, String key, Object more) {
    var all = new HashMap<>(some);
    all.put(key, more);
    return all;
  }

  private UUID contribute(SimulatedPerson who, String kind, String text) {
    var contribution = dice.id("contribution " + said++);
    say(who, "/contributions", Map.of("id", contribution, "kind", kind, "text", text));
    return contribution;
  }

  private void reply(SimulatedPerson client, UUID question, String text) {
    say(
        client,
        "/contributions",
        Map.of(
            "id",
            dice.id("contribution " + said++),
            "kind",
            "ANSWER",
            "text",
            text,
            "inReplyTo",
            question));
  }

  private void note(SimulatedPerson who) {
    say(who, "/notes", Map.of("id", dice.id("note " + said++), "text", talk.say("note")));
  }

  private void guide(String below, Map<String, ?> body) {
    edge.must(guided(below, body));
  }

  private ApiRequest guided(String below, Map<String, ?> body) {
    return said(troupe.facilitator(), below, body);
  }

  private ApiResponse say(SimulatedPerson who, String below, Map<String, ?> body) {
    return edge.must(said(who, below, body));
  }

  private ApiRequest said(SimulatedPerson who, String below, Map<String, ?> body) {
    return new ApiRequest(who.username(), pace.now(), path(below), body);
  }

  private String path(String below) {
    return "/api/sessions/" + id + below;
  }
}
