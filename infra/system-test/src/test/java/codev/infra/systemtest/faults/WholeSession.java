package codev.infra.systemtest.faults;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.must;

import codev.infra.systemtest.Meeting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays a session to its end, and counts what its members answered and planned. */
public final class WholeSession {
  private final Meeting meeting;
  private final List<UUID> actions = List.of(UUID.randomUUID(), UUID.randomUUID());

  public WholeSession(Meeting meeting) {
    this.meeting = meeting;
  }

  Meeting meeting() {
    return meeting;
  }

  List<UUID> actions() {
    return actions;
  }

  /** From the founding of its group to the consultation. */
  public void begin() {
    meeting.found();
    meeting.prepare();
    meeting.presentAndClarify();
    meeting.agree();
  }

  /** Everyone says an idea. */
  public List<UUID> consult() {
    var ideas = new ArrayList<UUID>();
    for (var consultant : CONSULTANTS) {
      var id = UUID.randomUUID();
      must(
          meeting
              .as(consultant)
              .post(
                  meeting.path("/contributions"),
                  Meeting.contribution(id, "IDEA", meeting.say("Et si tu demandais"))));
      ideas.add(id);
    }
    return ideas;
  }

  /** From the consultation to the end. */
  public void finish(List<UUID> ideas) {
    meeting.next("CONSULTATION");
    var client = meeting.as(CLIENT);
    must(client.post(meeting.path("/kept-ideas"), Map.of("contributionIds", ideas.subList(0, 3))));
    must(client.post(meeting.path("/synthesis"), Map.of("text", meeting.say("Je retiens"))));
    for (var action : actions)
      must(client.post(meeting.path("/actions"), meeting.action(action, "Préparer un ordre")));
    meeting.next("SYNTHESIS");
    for (var member : MEMBERS) {
      must(
          meeting.as(member).post(meeting.path("/learnings"), meeting.learning(UUID.randomUUID())));
      must(
          meeting
              .as(member)
              .post(
                  meeting.path("/regulations"),
                  Map.of("id", UUID.randomUUID(), "text", meeting.say("Bon rythme"))));
      must(meeting.as(member).post(meeting.path("/evaluation"), evaluation(member)));
    }
    must(meeting.as("facilitator").post(meeting.path("/close")));
  }

  /** What each answered to the first question of the evaluation, in the order of the answers. */
  List<Integer> answers() {
    return MEMBERS.stream().map(WholeSession::answer).toList();
  }

  private static int answer(String member) {
    return 1 + MEMBERS.indexOf(member) % 5;
  }

  private Map<String, Object> evaluation(String member) {
    var answers =
        new HashMap<String, Integer>(Map.of("H2", 4, "H3", 5, "H4", 4, "H5", 4, "H6", 5, "H10", 9));
    answers.put("H1", answer(member));
    if (member.equals(CLIENT)) answers.putAll(Map.of("H7", 5, "H8", 4));
    else answers.put("H9", 4);
    return Map.of(
        "answers", answers, "learnt", meeting.say("Écouter"), "change", meeting.say("Demander"));
  }
}
