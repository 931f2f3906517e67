package io.gondola.examples.tour;

import io.gondola.Condition;
import io.gondola.report.TrafficTable;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.util.List;

/** Guests who come while the tour changes over: how some are lost, and how none is. */
final class RequestsChapter implements Chapter {

  private static final String PRE_STOP =
      "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"guide\","
          + "\"lifecycle\":{\"preStop\":{\"sleep\":{\"seconds\":3}}}}]}}}}";

  @Override
  public void tell(Stage stage) {
    stage.say("guests");
    stage.apply("walk.yaml");
    stage.apply("service-tour.yaml");
    stage.runUntil(Condition.rolloutComplete("tour"));
    stage.run(5);
    Traffic guests = changeOver(stage, "guests", "tour/cable-car:2.0");
    stage.say("lost");
    stage.show(TrafficTable.of(guests.report()));
    stage.say("why");
    List<LostRequest> lost = guests.report().lostRequests();
    stage.show(guests.story(lost.get(lost.size() - 1)));
    stage.say("cure");
    stage.kubectl("patch deploy tour -p '" + PRE_STOP + "'");
    stage.runUntil(Condition.rolloutComplete("tour"));
    stage.run(10);
    Traffic happy = changeOver(stage, "more-guests", "tour/cable-car:2.1");
    stage.say("none");
    stage.show(TrafficTable.of(happy.report()));
    stage.say("end");
  }

  private static Traffic changeOver(Stage stage, String who, String image) {
    Client client = Client.to("http://tour").named(who).poisson(200);
    stage.code("cluster.send(Client.to(\"http://tour\").named(\"" + who + "\").poisson(200))");
    Traffic traffic = stage.cluster().send(client);
    stage.kubectl("set image deploy/tour guide=" + image);
    stage.runUntil(Condition.rolloutComplete("tour"));
    stage.run(5);
    traffic.stop();
    stage.cluster().runFor(Duration.ofSeconds(10));
    return traffic;
  }
}
