package dev.stockwell.hub;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub as a Spring application. */
@SpringBootApplication
public class HubApplication {}
