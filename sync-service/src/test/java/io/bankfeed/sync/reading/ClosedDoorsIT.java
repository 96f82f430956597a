package io.bankfeed.sync.reading;

import io.bankfeed.testsupport.ClosedDoors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReadingTest
class ClosedDoorsIT {

    @Autowired
    ApplicationContext service;

    @Autowired
    WebTestClient api;

    @Test
    void no_route_for_programs_opens_without_its_scope() {
        ClosedDoors.areShut(service, api);
    }
}
